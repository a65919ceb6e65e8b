/**
 * The page that goes into a package and checks it with the network off: plain script, nothing from elsewhere. It recomputes the SHA-256 of
 * every file, finds the content that the council saw in the log, follows the chain of the log to the root of a closed day, and names what
 * does not fit. The root itself is compared by a person with the one that was printed or published.
 */
const style = `body{max-width:52rem;margin:2rem auto;padding:0 1rem;font:1.0625rem/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff}
h1{font-size:1.5rem}label{display:block;font-weight:600;margin:1rem 0 .25rem}input{font:inherit;max-width:100%}
#ket-luan{margin:1.5rem 0;padding:1rem;border:2px solid #595959}#ket-luan.dung{border-color:#17692d}#ket-luan.sai{border-color:#a3200d}
code{font-size:.8125rem;overflow-wrap:anywhere}li{margin:.25rem 0;overflow-wrap:anywhere}`

const script = String.raw`'use strict'
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
const utf8 = (text) => new TextEncoder().encode(text)
const primes = []
for (let at = 2; primes.length < 64; at++) if (primes.every((prime) => at % prime)) primes.push(at)
const fraction = (root) => ((root - Math.floor(root)) * 2 ** 32) | 0
const constants = primes.map((prime) => fraction(Math.cbrt(prime)))
const start = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))
const turned = (word, by) => (word >>> by) | (word << (32 - by))

function compress(state, view, from) {
  const w = []
  for (let at = 0; at < 16; at++) w.push(view.getInt32(from + at * 4))
  for (let at = 16; at < 64; at++) {
    const low = turned(w[at - 15], 7) ^ turned(w[at - 15], 18) ^ (w[at - 15] >>> 3)
    const high = turned(w[at - 2], 17) ^ turned(w[at - 2], 19) ^ (w[at - 2] >>> 10)
    w.push((w[at - 16] + low + w[at - 7] + high) | 0)
  }
  let [a, b, c, d, e, f, g, h] = state
  for (let at = 0; at < 64; at++) {
    const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + constants[at] + w[at]) | 0
    const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
  }
  return [a, b, c, d, e, f, g, h].map((word, at) => (word + state[at]) | 0)
}

/* the end of a SHA-256: the state after the first blocks, the bytes after them, the length of all */
function finish(state, rest, length) {
  const padded = new Uint8Array(Math.ceil((rest.length + 9) / 64) * 64)
  padded.set(rest)
  padded[rest.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor((length * 8) / 2 ** 32))
  view.setUint32(padded.length - 4, (length * 8) >>> 0)
  for (let at = 0; at < padded.length; at += 64) state = compress(state, view, at)
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

async function sha256(bytes) {
  if (globalThis.crypto && crypto.subtle) return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
  return finish(start, bytes, bytes.length)
}

/* JSON in one way only: keys sorted, no spaces, as the log writes it */
function canonical(value) {
  if (Array.isArray(value)) return '[' + value.map(canonical).join(',') + ']'
  if (value !== null && typeof value === 'object')
    return '{' + Object.keys(value).sort((a, b) => (a < b ? -1 : 1)).map((key) => JSON.stringify(key) + ':' + canonical(value[key])).join(',') + '}'
  return JSON.stringify(value)
}

async function checkLink(chain, link) {
  if (link.entry) {
    const { at, actor, kind, payload, previous } = link.entry
    const hash = await sha256(utf8(canonical({ chain, number: link.number, at, actor, kind, payload, previous })))
    return { right: hash === link.hash, previous }
  }
  const rest = bytesOf(link.sealed.rest)
  const state = link.sealed.state.match(/.{8}/g).map((word) => parseInt(word, 16) | 0)
  const end = /,"previous":"([0-9a-f]{64})"}$/.exec(new TextDecoder().decode(rest.slice(-79)))
  const fits = (link.sealed.length - rest.length) % 64 === 0
  return { right: end !== null && fits && finish(state, rest, link.sealed.length) === link.hash, previous: end ? end[1] : '' }
}

async function checkLog(manifest, read, said) {
  const log = JSON.parse(new TextDecoder().decode(await read(manifest.log.path)))
  let before = null
  for (const link of log.links) {
    const { right, previous } = await checkLink(log.chain, link)
    if (!right) said.wrong.push('Nhật ký: mục ' + link.number + ' không khớp mã băm của nó')
    if (before && previous !== before.hash) said.wrong.push('Nhật ký: mục ' + link.number + ' không nối vào mục ' + before.number)
    if (before && link.number !== before.number + 1) said.wrong.push('Nhật ký: thiếu mục ' + (before.number + 1))
    before = link
  }
  const frozen = log.links.some(({ entry }) => entry && entry.kind === 'dossier.freeze' && entry.payload.dossier === manifest.dossier.id &&
    entry.payload.snapshot === manifest.frozen.number && entry.payload.hash === manifest.frozen.sha256)
  if (!frozen) said.wrong.push('Nhật ký không có mục chốt hồ sơ với mã băm ' + manifest.frozen.sha256)
  else said.right.push('Nhật ký ghi việc chốt bản ' + manifest.frozen.number + ' với đúng mã băm của nội dung')
  const decision = manifest.dossier.decision
  if (decision) {
    const numbered = log.links.some(({ entry }) => entry && entry.kind === 'dossier.number' && entry.payload.dossier === manifest.dossier.id &&
      entry.payload.number === decision && entry.payload.hash === manifest.frozen.sha256)
    if (!numbered) said.wrong.push('Nhật ký không có mục cấp số ' + decision + ' cho nội dung này')
    else said.right.push('Nhật ký ghi quyết định số ' + decision + ' trên đúng nội dung đã chốt')
  }
  if (!manifest.log.root) return said.open.push(manifest.log.because)
  const heads = await read(manifest.log.heads)
  if ((await sha256(heads)) !== manifest.log.root) said.wrong.push(manifest.log.heads + ': không ra gốc băm của ngày ' + manifest.log.day)
  const line = log.chain + ' ' + before.number + ' ' + before.hash
  if (!new TextDecoder().decode(heads).split('\n').includes(line)) said.wrong.push(manifest.log.heads + ': chuỗi của đơn vị không kết thúc ở mục ' + before.number)
  else said.right.push('Chuỗi ' + log.links.length + ' mục của đơn vị nằm trong gốc băm của ngày ' + manifest.log.day)
  said.open.push('Đối chiếu gốc băm của ngày ' + manifest.log.day + ' với bản đã in hoặc công bố: ' + manifest.log.root)
}

async function check(list) {
  const byPath = new Map(Array.from(list, (file) => [(file.webkitRelativePath || file.name).split('/').slice(1).join('/').normalize('NFC'), file]))
  const said = { right: [], wrong: [], open: [] }
  const read = async (path) => {
    const file = byPath.get(path.normalize('NFC'))
    if (!file) throw new Error(path + ': không có trong thư mục')
    return new Uint8Array(await file.arrayBuffer())
  }
  try {
    const manifest = JSON.parse(new TextDecoder().decode(await read('manifest.json')))
    let sound = 0
    for (const { path, sha256: wanted, size } of manifest.files) {
      const bytes = await read(path).catch(() => null)
      if (!bytes) said.wrong.push(path + ': thiếu tệp')
      else if (bytes.length !== size || (await sha256(bytes)) !== wanted) said.wrong.push(path + ': tệp đã bị sửa, không khớp mã băm')
      else sound++
    }
    said.right.push(sound + '/' + manifest.files.length + ' tệp khớp mã băm')
    for (const { path, what, why } of manifest.faults) said.wrong.push((path || what) + ': ' + why)
    const known = new Set(['manifest.json', 'kiem-tra.html', ...manifest.files.map(({ path }) => path.normalize('NFC'))])
    for (const path of byPath.keys()) if (!known.has(path)) said.wrong.push(path + ': không thuộc gói hồ sơ')
    const frozen = manifest.files.find(({ path }) => path === manifest.frozen.path)
    if (!frozen || frozen.sha256 !== manifest.frozen.sha256) said.wrong.push(manifest.frozen.path + ': không phải nội dung đã chốt')
    for (const { what, why } of manifest.withheld) said.open.push('Không có trong gói: ' + what + ' (' + why + ')')
    await checkLog(manifest, read, said)
  } catch (error) {
    said.wrong.push(error instanceof SyntaxError ? 'Gói hồ sơ không đọc được: ' + error.message : error.message)
  }
  return said
}

function show({ right, wrong, open }) {
  const box = document.getElementById('ket-luan')
  box.className = wrong.length > 0 ? 'sai' : 'dung'
  box.textContent = ''
  const title = document.createElement('h2')
  title.textContent = wrong.length > 0 ? 'Không khớp: ' + wrong.length + ' chỗ' : 'Mọi phần của gói đều khớp'
  box.append(title)
  for (const [name, lines] of [['Không khớp', wrong], ['Đã khớp', right], ['Cần biết', open]]) {
    if (lines.length === 0) continue
    const head = document.createElement('h3')
    head.textContent = name
    const list = document.createElement('ul')
    for (const line of lines) {
      const item = document.createElement('li')
      item.textContent = line
      list.append(item)
    }
    box.append(head, list)
  }
}

document.getElementById('thu-muc').addEventListener('change', async ({ target }) => {
  document.getElementById('ket-luan').textContent = 'Đang kiểm tra…'
  show(await check(target.files))
})`

/** The whole page. */
export const checkPage = `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>Kiểm tra gói hồ sơ</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Kiểm tra gói hồ sơ</h1>
<p>Trang này chạy trên máy, không cần mạng và không gửi gì đi. Giải nén gói hồ sơ, rồi chọn thư mục vừa giải nén.</p>
<label for="thu-muc">Thư mục của gói hồ sơ</label>
<input id="thu-muc" type="file" webkitdirectory multiple>
<div id="ket-luan" role="status">Chưa chọn thư mục.</div>
<noscript><p>Trình duyệt đang tắt script. Đối chiếu bằng lệnh sha256sum với các mã băm trong manifest.json.</p></noscript>
</main>
<script>${script}</script>
</body>
</html>
`
