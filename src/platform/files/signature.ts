import { execFile } from 'node:child_process'
import { openAsBlob } from 'node:fs'
import { basename } from 'node:path'
import type { SignatureOutcome, SignatureSaid, SignatureVerdict, SignatureVerifier } from '../base/signature.ts'

const patience = 30_000
const longest = 4_000

/** The verifier that the configuration names: an address that takes the file, or a command that speaks as poppler's `pdfsig`; null: none. */
export function openVerifier(configured: string | null): SignatureVerifier | null {
  if (configured === null) return null
  return /^https?:/.test(configured) ? byService(configured) : byCommand(configured)
}

const failed = (verifier: string, said: string): SignatureVerdict => ({
  outcome: 'failed',
  signatures: [],
  verifier,
  said: said.slice(0, longest),
})

function byCommand(command: string): SignatureVerifier {
  const verifier = basename(command)
  return (path) =>
    new Promise((resolve) => {
      execFile(
        command,
        [path],
        { timeout: patience, maxBuffer: 1024 * 1024, env: { ...process.env, LC_ALL: 'C.UTF-8' } },
        (error, out, wrong) => {
          const said = `${out}${wrong}`.replaceAll(path, 'tệp').trim()
          const read = readPdfsig(said)
          resolve(
            read === null ? failed(verifier, said || String(error?.message ?? '')) : { ...read, verifier, said: said.slice(0, longest) },
          )
        },
      )
    })
}

/** What `pdfsig` prints → a verdict; null where it says nothing of signatures. */
export function readPdfsig(said: string): Pick<SignatureVerdict, 'outcome' | 'signatures'> | null {
  if (/does not contain any signatures/i.test(said)) return { outcome: 'unsigned', signatures: [] }
  const parts = said.split(/^Signature #\d+:/m).slice(1)
  if (parts.length === 0) return null
  const signatures = parts.map((part): SignatureSaid & { revoked: boolean } => {
    const of = (name: string) => new RegExp(`- ${name}: (.+)`).exec(part)?.[1]?.trim() ?? null
    const [signature, certificate] = [of('Signature Validation'), of('Certificate Validation')]
    const whole = signature === null ? null : /is Valid/i.test(signature) && /Total document signed/.test(part)
    return {
      ...{
        signer: of('Signer Certificate Common Name'),
        subject: of('Signer full Distinguished Name'),
        issuer: null,
        signedAt: of('Signing Time'),
      },
      ...{ integrity: whole, trusted: certificate === null ? null : /is Trusted/i.test(certificate) },
      revoked: /revoked/i.test(certificate ?? ''),
    }
  })
  const outcome = signatures.some(({ integrity, revoked }) => integrity === false || revoked) ? 'invalid' : undefined
  const whole = signatures.every(({ integrity, trusted }) => integrity && trusted) ? 'valid' : 'doubtful'
  return { outcome: outcome ?? whole, signatures: signatures.map(({ revoked: _, ...one }) => one) }
}

const outcomes: readonly SignatureOutcome[] = ['valid', 'doubtful', 'invalid', 'unsigned', 'failed']
const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value.slice(0, 500) : null)
const truthOf = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null)

/** The file goes out as the body of a POST; the answer is JSON `{outcome, signatures: [{signer, subject, issuer, signedAt, integrity, trusted}]}`. */
function byService(address: string): SignatureVerifier {
  const verifier = new URL(address).host
  return async (path) => {
    try {
      const body = await openAsBlob(path, { type: 'application/pdf' })
      const answer = await fetch(address, { method: 'POST', body, signal: AbortSignal.timeout(patience), redirect: 'error' })
      const said = (await answer.text()).slice(0, 100_000)
      if (!answer.ok) return failed(verifier, `HTTP ${answer.status}`)
      const given = JSON.parse(said) as { outcome?: unknown; signatures?: unknown }
      const outcome = outcomes.find((one) => one === given.outcome)
      if (!outcome) return failed(verifier, said)
      const list = Array.isArray(given.signatures) ? (given.signatures as Record<string, unknown>[]) : []
      const signatures = list.map((one) => ({
        ...{ signer: textOf(one.signer), subject: textOf(one.subject), issuer: textOf(one.issuer), signedAt: textOf(one.signedAt) },
        ...{ integrity: truthOf(one.integrity), trusted: truthOf(one.trusted) },
      }))
      return { outcome, signatures, verifier, said: said.slice(0, longest) }
    } catch (error) {
      return failed(verifier, error instanceof Error ? error.message : String(error))
    }
  }
}
