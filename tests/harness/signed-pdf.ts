import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const room = 16_384

/** A PDF of one empty page, with a field that waits for a signature: `ByteRange` and `Contents` are filled in later. */
function unsignedPdf(): { bytes: Buffer; hole: number } {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] /SigFlags 3 >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [4 0 R] >>',
    '<< /Type /Annot /Subtype /Widget /FT /Sig /T (ChuKy) /Rect [0 0 0 0] /F 132 /V 5 0 R /P 3 0 R >>',
    `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /M (D:20261122090000+07'00') /ByteRange [0 0000000000 0000000000 0000000000] /Contents <${'0'.repeat(room)}> >>`,
  ]
  let text = '%PDF-1.7\n'
  const offsets = objects.map((body, at) => {
    const offset = text.length
    text += `${at + 1} 0 obj\n${body}\nendobj\n`
    return offset
  })
  const xref = text.length
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`
  const hole = text.indexOf('/Contents <') + '/Contents '.length
  const ranges = [hole, hole + room + 2, text.length - hole - room - 2].map((part) => String(part).padStart(10, '0')).join(' ')
  return { bytes: Buffer.from(text.replace(/\[0 0{10} 0{10} 0{10}\]/, `[0 ${ranges}]`), 'latin1'), hole }
}

/** A PDF that somebody really signed, by a certificate of their own that nobody vouches for; `openssl` makes both. */
export async function signedPdf(name: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'ntm-sign-'))
  const at = (file: string) => join(folder, file)
  try {
    const subject = ['-subj', `/CN=${name}/O=UBND xa Binh Xa`]
    await run('openssl', [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '30',
      '-keyout',
      at('key'),
      '-out',
      at('cert'),
      ...subject,
    ])
    const { bytes, hole } = unsignedPdf()
    await writeFile(at('said'), Buffer.concat([bytes.subarray(0, hole), bytes.subarray(hole + room + 2)]))
    const sign = [
      'cms',
      '-sign',
      '-binary',
      '-in',
      at('said'),
      '-signer',
      at('cert'),
      '-inkey',
      at('key'),
      '-outform',
      'DER',
      '-out',
      at('sig'),
      '-md',
      'sha256',
    ]
    await run('openssl', sign)
    bytes.write((await readFile(at('sig'))).toString('hex'), hole + 1, 'latin1')
    return bytes
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
