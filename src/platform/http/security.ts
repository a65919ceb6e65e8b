import type { MiddlewareHandler } from 'hono'

const policy = (dev: boolean, frames: string) =>
  [
    "default-src 'self'",
    // the development server of Vite writes styles and scripts into the page
    `script-src 'self'${dev ? " 'unsafe-inline'" : ''}`,
    `style-src 'self'${dev ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data:",
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${frames}`,
  ].join('; ')

/** what no page of ours asks a device for */
const refused = ['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'payment', 'usb']

/** Headers that every answer carries. Strict-Transport-Security only where the public address is https. */
export const everyAnswer = ({ dev, https }: { dev: boolean; https: boolean }): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': policy(dev, "'none'"),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': refused.map((name) => `${name}=()`).join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  ...(https ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
})

/**
 * Puts them on. An answer that is made to stand on other sites says `Cross-Origin-Resource-Policy: cross-origin` itself; such a one may be
 * framed as well.
 */
export function securityHeaders(options: { dev: boolean; https: boolean }): MiddlewareHandler {
  const all = Object.entries(everyAnswer(options))
  const framed = policy(options.dev, '*')
  return async (c, next) => {
    await next()
    const { headers } = c.res
    const embedded = headers.get('cross-origin-resource-policy') === 'cross-origin'
    for (const [name, value] of all) headers.set(name, value)
    if (!embedded) return
    headers.set('Cross-Origin-Resource-Policy', 'cross-origin')
    headers.set('Content-Security-Policy', framed)
    headers.delete('X-Frame-Options')
  }
}
