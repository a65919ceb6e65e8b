import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Locks texts away under a key that is made of the installation's secret; `bound` must be the same when it is opened. */
export type Sealer = { seal: (text: string, bound: string) => Buffer; open: (sealed: Buffer, bound: string) => string | null }

const [nonceLength, tagLength] = [12, 16]

/** AES-256-GCM; `purpose` keeps the keys of different uses apart. What was altered, or is bound to something else, opens as null. */
export function sealer(secret: string, purpose: string): Sealer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
  return {
    seal(text, bound) {
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound))
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    },
    open(sealed, bound) {
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceLength)).setAAD(Buffer.from(bound))
        decipher.setAuthTag(sealed.subarray(-tagLength))
        return Buffer.concat([decipher.update(sealed.subarray(nonceLength, -tagLength)), decipher.final()]).toString('utf8')
      } catch {
        return null
      }
    },
  }
}
