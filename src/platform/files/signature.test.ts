import { mkdtemp, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pdfSig } from '../../../tests/harness/needs.ts'
import { signedPdf } from '../../../tests/harness/signed-pdf.ts'
import { openVerifier, readPdfsig } from './signature.ts'

const kept = async (bytes: Buffer | string) => {
  const path = join(await mkdtemp(join(tmpdir(), 'ntm-verify-')), 'a.pdf')
  await writeFile(path, bytes)
  return path
}

describe('what pdfsig prints', () => {
  const part = (signature: string, certificate: string, all = '  - Total document signed\n') =>
    `Digital Signature Info of: tệp\nSignature #1:\n  - Signer Certificate Common Name: Lý Văn Thắng\n  - Signing Time: Nov 22 2026 09:00:00\n${all}  - Signature Validation: ${signature}\n  - Certificate Validation: ${certificate}\n`
  test.each<[string, string, string | undefined]>([
    ['trusted', part('Signature is Valid.', 'Certificate is Trusted.'), 'valid'],
    ['whole, unknown issuer', part('Signature is Valid.', "Certificate issuer isn't Trusted."), 'doubtful'],
    ['expired today, which says nothing of the day it was signed', part('Signature is Valid.', 'Certificate has Expired'), 'doubtful'],
    ['revoked', part('Signature is Valid.', 'Certificate has been Revoked.'), 'invalid'],
    ['altered', part('Digest Mismatch.', 'Certificate is Trusted.'), 'invalid'],
    [
      'more was added after it was signed',
      part('Signature is Valid.', 'Certificate is Trusted.', '  - Not total document signed\n'),
      'invalid',
    ],
    ['not signed', "File 'tệp' does not contain any signatures", 'unsigned'],
    ['not a PDF', 'Syntax Error: Could not read', undefined],
    ['nothing', '', undefined],
  ])('%s', (_, said, outcome) => {
    expect(readPdfsig(said)?.outcome).toBe(outcome)
  })
})

test.skipIf(pdfSig === null)(
  'a PDF that was really signed is whole; with one byte changed it is not; a plain PDF is not signed; something else is no answer',
  async () => {
    const verify = openVerifier(pdfSig) as NonNullable<ReturnType<typeof openVerifier>>
    const pdf = await signedPdf('Ly Van Thang')
    const whole = await verify(await kept(pdf))
    expect(whole).toMatchObject({
      outcome: 'doubtful',
      verifier: 'pdfsig',
      signatures: [{ signer: 'Ly Van Thang', integrity: true, trusted: false }],
    })
    const changed = Buffer.from(pdf)
    changed.write('596', changed.indexOf('595'))
    expect((await verify(await kept(changed))).outcome).toBe('invalid')
    expect((await verify(await kept('không phải PDF'))).outcome).toBe('failed')
  },
  30_000,
)

test('without a setting there is no verifier; a missing program, a service that is down or says nonsense give no answer', async () => {
  expect(openVerifier(null)).toBeNull()
  const path = await kept('%PDF-1.4')
  expect((await openVerifier('/khong/co')?.(path))?.outcome).toBe('failed')
  expect((await openVerifier('http://127.0.0.1:1')?.(path))?.outcome).toBe('failed')
})

test('a service is asked with the bytes, and its answer kept as far as it can be read', async () => {
  let asked = ''
  let answer = '{"outcome":"valid","signatures":[{"signer":"Thắng","issuer":"Ban Cơ yếu","integrity":true,"trusted":"yes"}]}'
  const server = createServer((request, response) => {
    request.on('data', (chunk) => {
      asked += chunk
    })
    request.on('end', () => response.end(answer))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const verify = openVerifier(`http://127.0.0.1:${(server.address() as AddressInfo).port}`) as NonNullable<ReturnType<typeof openVerifier>>
  try {
    const path = await kept('%PDF-1.4')
    expect(await verify(path)).toMatchObject({
      outcome: 'valid',
      signatures: [{ signer: 'Thắng', issuer: 'Ban Cơ yếu', integrity: true, trusted: null }],
    })
    expect(asked).toBe('%PDF-1.4')
    answer = '{"outcome":"tốt"}'
    expect((await verify(path)).outcome).toBe('failed')
    answer = 'không phải JSON'
    expect((await verify(path)).outcome).toBe('failed')
  } finally {
    server.close()
  }
})
