import type { IncomingMessage } from 'node:http'
import { isIP, isIPv4 } from 'node:net'

/**
 * Where a request comes from. Behind so many proxies that each add who asked them, the visitor stands so far from the end of
 * X-Forwarded-For; what stands before it, anybody can write. Without that many entries the request came around the proxies.
 */
export function addressOf(incoming: IncomingMessage | undefined, proxies: number): string {
  const passed = String(incoming?.headers['x-forwarded-for'] ?? '').split(',')
  const said = proxies > 0 ? (passed.at(-proxies) ?? '').trim() : ''
  return isIP(said) ? said : (incoming?.socket.remoteAddress ?? '')
}

/** Addresses that one visitor can take as they like count as one: all of an IPv6 network of 64 bits. IPv4 written as IPv6 is IPv4. */
export function networkOf(address: string): string {
  const inside = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (inside !== undefined && isIPv4(inside)) return inside
  if (isIP(address) !== 6) return address
  const [head = '', tail] = (address.split('%')[0] as string).toLowerCase().split('::')
  const groups = (text: string) => (text === '' ? [] : text.split(':'))
  const [left, right] = [groups(head), groups(tail ?? '')]
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const all = [...left, ...Array<string>(zeros).fill('0'), ...right]
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
