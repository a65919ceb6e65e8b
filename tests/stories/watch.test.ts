import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { unzipSync } from 'fflate'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { read } from '../../src/platform/db/database.ts'
import { writeAs } from '../../src/platform/events/context.ts'
import { closePastDays } from '../../src/platform/events/days.ts'
import { recordVerdicts } from '../../src/programme/assessment/actions.ts'
import { rulesOf } from '../../src/programme/recognition/dossier.procedures.ts'
import type { DossierKind } from '../../src/programme/recognition/dossier.types.ts'
import { recordAct } from '../../src/programme/recognition/fact.actions.ts'
import { checkFacts } from '../../src/programme/recognition/verify.reads.ts'
import { watchAll } from '../../src/programme/recognition/watch.jobs.ts'
import { expectSound, openBrowser, photograph } from '../harness/chromium.ts'
import { type CouncilWorld, councilDay, councilServer, press, settleCouncil } from '../harness/council.ts'
import { chromium } from '../harness/needs.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import type { Visitor } from '../harness/visitor.ts'

/**
 * Two years after it was recognised, Văn An fails: it is warned, a revocation is prepared from the data, voted on and decided; a merged
 * commune waits and is acknowledged. The dossier leaves as a package that checks itself with the network off.
 */
let server: TestServer
let world: CouncilWorld
let folder: string
let browser: Browser | undefined
const today = councilDay
const [binhXa, vanAn] = [3, 4]
const edge = (on = today) => ({ today: on, actor: 'kiểm thử', now: new Date(`${on}T09:00:00+07:00`) })

async function recognised(unitId: number, on: string, decision: string): Promise<void> {
  await writeAs(server.database.db, edge(day(on)), async (ctx) => {
    const open = { revokedOn: null, revokedDecision: null, note: null, body: 'UBND tỉnh Lạng Sơn', bookedYear: null }
    const act = { unitId, tier: 'standard', decidedOn: day(on), kind: 'recognition', set: 'xa-2021', decision, ...open } as const
    expect((await recordAct(ctx, act, decision)).ok).toBe(true)
  })
}

beforeAll(async () => {
  server = await startServer(councilServer)
  world = await settleCouncil(server, 4)
  const { pool, db } = server.database
  await pool.query(`update units.version set valid_from = '2020-01-01', territory_since = '2020-01-01' where unit_id in (3, 4)`)
  await recognised(vanAn, '2024-01-15', '12/QĐ-UBND')
  const failing = new Set(['2', '5', '10', '11', '16', '17'])
  const facts = Array.from({ length: 19 }, (_, at) => String(at + 1)).map((criterion) => ({
    ...{ unitId: vanAn, setId: 'xa-2021', stage: 'appraised', criterion, asOf: day('2025-12-14'), reason: null },
    verdict: failing.has(criterion) ? 'notMet' : 'met',
  }))
  await writeAs(db, edge(day('2025-12-20')), (ctx) => recordVerdicts(ctx, facts as never, { title: 'Phiếu năm 2025' }))
  folder = await mkdtemp(join(tmpdir(), 'ntm-goi-'))
  if (chromium) browser = await openBrowser()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
})

/** The page at two widths without a barrier, where this machine has a browser. */
async function look({ cookies }: Visitor, name: string, path: string): Promise<void> {
  if (browser) await expectSound(path, { browser, url: server.url, cookies, name })
}

/** The way of a dossier from its papers to a published decision. */
async function decide(home: string, kind: DossierKind, number: string): Promise<void> {
  const { Nga, Dung } = world.people
  const papers = rulesOf('2021-2025').papers.filter(({ kinds }) => kinds.includes(kind))
  for (const { key } of papers)
    await press(Nga, home, 'them-van-ban', { loai: key, so: '77/TTr-VPĐP', ngay: '2026-02-05', 'co-quan': 'Văn phòng điều phối', tep: '' })
  await press(Nga, home, 'gui')
  const { seats, council } = world
  await press(Nga, home, 'mo-phien', { ngay: today, noi: 'Hội trường', 'chu-tri': String(seats[0]), 'thu-ky': String(seats[1]) })
  await press(
    Nga,
    home,
    'co-mat',
    seats.map((seat): [string, string] => ['ghe', String(seat)]),
  )
  await press(Nga, home, 'bat-dau')
  for (const member of council) await member.post(home, { viec: 'bo-phieu', 'y-kien': 'agree', 'y-kien-khac': '' })
  await press(Nga, home, 'ket-thuc')
  await press(Dung, home, 'ky', { 'tham-quyen': '', 'chuc-vu': 'Chủ tịch', 'chuc-vu-ky': '' })
  expect((await press(Nga, home, 'cap-so', { so: number, ngay: today })).status).toBe(200)
  expect((await press(Nga, home, 'cong-bo')).text).toContain('đã công bố')
}

describe('Văn An, recognised two years ago', () => {
  test('stands in the frame of revocation with the rule quoted; the job warns it once, and nothing public knows', async () => {
    const page = await world.people.Nga.get('/duy-tri')
    expect(page.text).toContain('1 xã đang giữ danh hiệu; 1 có nguy cơ thu hồi')
    expect(page.text).toContain('6/19 tiêu chí chưa đạt (31,6%), có tiêu chí chủ chốt 10 Thu nhập, 17 Môi trường và an toàn thực phẩm')
    expect(page.text).toContain('Quyết định 18/2022/QĐ-TTg')
    expect(page.text).toContain('số 12/QĐ-UBND, ngày 15/1/2024')
    expect(await watchAll(server.database.db, edge())).toEqual({ warned: 1, ended: 0 })
    expect(await watchAll(server.database.db, edge())).toEqual({ warned: 0, ended: 0 })
    expect((await world.people.Nga.get('/duy-tri')).text).toContain('Đã cảnh báo từ 10/2/2026')
    expect(await server.page('/quyet-dinh')).not.toContain('Văn An')
    await look(world.people.Nga, 'duy-tri', '/duy-tri')
  })

  test('a commune sees itself alone, another province nothing, and only who prepares dossiers presses a button', async () => {
    const [hoa, chien] = [await world.people.Hoa.get('/duy-tri'), await world.people.Chien.get('/duy-tri')]
    for (const page of [hoa, chien]) expect([page.status, page.text.includes('Văn An')]).toEqual([200, false])
    const revoke = { viec: 'thu-hoi', xa: String(vanAn), 'danh-hieu': 'standard' }
    expect((await world.people.Hoa.post('/duy-tri', revoke)).status).toBe(403)
    expect((await world.people.Lan.post('/duy-tri', revoke)).status).toBe(403)
    expect((await world.people.Chien.post('/duy-tri', revoke)).status).toBe(404)
    expect((await world.people.Nga.post('/duy-tri', { ...revoke, xa: String(binhXa) })).status).toBe(409)
  })

  test('Nga asks it to explain; a form without a reason keeps what was typed', async () => {
    const asking = { viec: 'giai-trinh', xa: String(vanAn), nam: '2026', han: '2026-02-28' }
    const refused = await world.people.Nga.post('/duy-tri', { ...asking, 'noi-dung': ' ' })
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('Chưa ghi lý do')])
    expect(refused.html).toContain('value="2026-02-28"')
    const asked = await world.people.Nga.post('/duy-tri', { ...asking, 'noi-dung': 'Giải trình thu nhập giảm' })
    expect(asked.text).toContain('Đã ghi 1 yêu cầu mới')
    expect(asked.text).toContain('Yêu cầu giải trình, hạn 28/2/2026: Giải trình thu nhập giảm')
    expect((await world.people.Nga.post('/duy-tri', { ...asking, 'noi-dung': 'Giải trình thu nhập giảm' })).text).toContain(
      'Đã ghi 0 yêu cầu',
    )
  })

  const home = '/ho-so/1'
  test('a revocation is prepared with one button, filled from the data, and goes the way of every dossier', async () => {
    const { Nga, Dung } = world.people
    const opened = await Nga.post('/duy-tri', { viec: 'thu-hoi', xa: String(vanAn), 'danh-hieu': 'standard' })
    expect(opened.path).toBe(home)
    expect(opened.text).toContain('Tiêu chí 10 Thu nhập: chưa đạt (thẩm định, 14/12/2025)')
    const rules = { viec: 'quy-che', 'phien-ban': '0', 'giai-doan': '2021-2025', tu: '2026-01-10', 'ty-le': '3/4', 'cach-tinh': 'present' }
    await Dung.post('/ho-so/quy-che', { ...rules, 'co-mat': '2/3', 'cach-bo': 'open', 'van-ban': 'Quy chế 05/QC-HĐTĐ ngày 10/01/2026' })
    expect((await Nga.get(`${home}/goi`)).status).toBe(409)
    await decide(home, 'revocation', '99/QĐ-UBND')
  })

  test('revoked, it is watched no longer, the public reads it, and the facts are those of the log', async () => {
    const { rows } = await server.database.pool.query('select revoked_on, revoked_decision from recognition.recognition where unit_id = 4')
    expect(rows).toEqual([{ revoked_on: today, revoked_decision: '99/QĐ-UBND' }])
    expect((await world.people.Nga.get('/duy-tri')).text).toContain('0 xã đang giữ danh hiệu')
    expect(await watchAll(server.database.db, edge())).toEqual({ warned: 0, ended: 1 })
    expect(await server.page('/quyet-dinh')).toContain('Văn An')
    expect((await read(server.database.db, (tx) => checkFacts({ tx, today }))).flatMap(({ wrong }) => wrong ?? [])).toEqual([])
  })
})

describe('a merged commune', () => {
  test('waits with the decisions of its predecessors, and is acknowledged by a dossier', async () => {
    const { pool } = server.database
    await pool.query(`
      insert into units.unit (id, origin) select u, '2tier' from generate_series(11, 13) u;
      insert into units.version (unit_id, code, name, short_name, folded, folded_short, level, kind, parent_id, province_id, valid_from, valid_to, territory_since, source)
      select a, b, c, c, lower(c), lower(c), 'commune', 'commune', 2, 2, d::date, e::date, d::date, 'bịa cho kiểm thử'
      from (values (11, '90011', 'Xã Một', '2025-07-01', '2026-01-15'), (12, '90012', 'Xã Hai', '2025-07-01', '2026-01-15'),
        (13, '90013', 'Xã Một Hai', '2026-01-15', 'infinity')) v (a, b, c, d, e);
      with t as (insert into units.transition (kind, effective_date, source) values ('merge', '2026-01-15', 'bịa cho kiểm thử') returning id)
      insert into units.edge (transition_id, from_version_id, to_version_id, whole)
      select t.id, v.id, w.id, true from t, units.version v, units.version w where v.unit_id in (11, 12) and w.unit_id = 13`)
    await recognised(11, '2025-09-01', '21/QĐ-UBND')
    await recognised(12, '2025-10-01', '22/QĐ-UBND')
    const page = await world.people.Nga.get('/duy-tri')
    expect(page.text).toContain('1 xã sau sáp nhập chờ xem xét')
    expect(page.text).toContain('Xã Hai: đạt chuẩn (số 22/QĐ-UBND, ngày 1/10/2025)')
    expect(page.text).toContain('Thừa nhận đạt chuẩn: mọi xã trước sáp nhập đã được công nhận')
    await look(world.people.Nga, 'duy-tri-sap-nhap', '/duy-tri')
    const opened = await world.people.Nga.post('/duy-tri', { viec: 'thua-nhan', ma: '90013', 'danh-hieu': 'standard' })
    expect(opened.text).toContain('Thừa nhận sau sáp nhập')
    expect(opened.text).toContain('2/2 xã trước sáp nhập đã được công nhận danh hiệu này')
    expect((await world.people.Nga.get('/duy-tri')).html).toContain(`href="${opened.path}"`)
    await decide(opened.path, 'acknowledgement', '101/QĐ-UBND')
    const { rows } = await pool.query('select kind, decision from recognition.recognition where unit_id = 13')
    expect(rows).toEqual([{ kind: 'acknowledgement', decision: '101/QĐ-UBND' }])
    expect((await world.people.Nga.get('/duy-tri')).text).toContain(
      '1 xã đang giữ danh hiệu; 0 có nguy cơ thu hồi, 0 cần chú ý, 1 chưa đủ căn cứ, 0 ổn định; 0 xã sau sáp nhập',
    )
  })
})

describe('the package of a dossier', () => {
  const home = '/ho-so/1'
  const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
  const hashes: Record<string, string> = {}
  let files: Record<string, Uint8Array>

  async function keep(title: string, bytes: Buffer, personal: boolean): Promise<string> {
    const { hash, size } = await server.files.store.put(
      (async function* () {
        yield bytes
      })(),
    )
    const { pool } = server.database
    const { rows } = await pool.query('select id from people.person order by id limit 1')
    const post = await pool.query('select id from people.assignment where person_id = $1', [rows[0].id])
    await pool.query(
      `insert into evidence.file (unit_id, hash, size, type, name, person_id, assignment_id, received_at) values ($1, $2, $3, 'image/jpeg', $4, $5, $6, now())`,
      [vanAn, hash, size, `${title}.jpg`, rows[0].id, post.rows[0].id],
    )
    const { rows: made } = await pool.query(
      `insert into evidence.proof (unit_id, key, title, folded, file_hash, reference, effective_on, note, personal, person_id, assignment_id, added_at)
       values ($1, gen_random_uuid(), $2, lower($2), $3, '', '2025-12-01', '', $4, $5, $6, now()) returning id`,
      [vanAn, title, hash, personal, rows[0].id, post.rows[0].id],
    )
    await pool.query(
      `insert into evidence.proof_use (unit_id, proof_id, set_id, indicator, year, person_id, attached_at) values ($1, $2, 'xa-2021', '10.1', 2026, $3, now())`,
      [vanAn, made[0].id, rows[0].id],
    )
    return hash
  }

  const unpack = async (path: string): Promise<Record<string, Uint8Array>> => {
    const answer = await fetch(`${server.url}${path}`, {
      headers: { Cookie: [...world.people.Nga.cookies].map((pair) => pair.join('=')).join('; ') },
    })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
    return unzipSync(new Uint8Array(await answer.arrayBuffer()))
  }
  const manifestOf = (all: Record<string, Uint8Array>) => JSON.parse(Buffer.from(all['manifest.json'] as Uint8Array).toString('utf8'))

  test('holds papers, evidence and the log; data of persons are left out and that is said', async () => {
    hashes.road = await keep('Đường trục thôn', Buffer.from('ảnh đường '.repeat(20_000)), false)
    hashes.list = await keep('Danh sách hộ nghèo', Buffer.from('tên người'), true)
    hashes.gone = await keep('Nhà văn hóa', Buffer.from('sẽ mất khỏi kho'), false)
    await rm(join(server.files.data, 'files', hashes.gone.slice(0, 2), hashes.gone.slice(2, 4), hashes.gone))
    // people at the pages act at the time that it is
    await closePastDays(server.database.db, new Date(Date.now() + 86_400_000))
    files = await unpack(`${home}/goi`)
    const manifest = manifestOf(files)
    expect(manifest.dossier).toMatchObject({ id: 1, unit: 'Xã Văn An', decision: '99/QĐ-UBND' })
    for (const { path, size, sha256: told } of manifest.files) {
      const bytes = files[path] as Uint8Array
      expect([path, sha256(bytes), bytes.length]).toEqual([path, told, size])
    }
    expect(manifest.files.map(({ path }: { path: string }) => path.replace(/\d+/g, 'n'))).toEqual(
      expect.arrayContaining([
        'ban-chot-n.json',
        'bien-ban-n.html',
        'quyet-dinh.html',
        'minh-chung/n-Đường-trục-thôn.jpg',
        'nhat-ky/chuoi.json',
        'nhat-ky/dau-chuoi.txt',
      ]),
    )
    const { rows } = await server.database.pool.query('select hash from recognition.snapshot where dossier_id = 1')
    expect(manifest.frozen.sha256).toBe(rows[0].hash)
    expect(manifest.withheld).toContainEqual({ what: 'Danh sách hộ nghèo', why: expect.stringContaining('dữ liệu cá nhân') })
    expect(manifest.faults).toEqual([
      { path: expect.stringContaining('Nhà-văn-hóa'), what: 'Nhà văn hóa', why: expect.stringContaining('không còn') },
    ])
    expect(Object.values(files).some((bytes) => Buffer.from(bytes).includes('tên người'))).toBe(false)
    // the root of the day is the hash of the last entries of all chains
    const roots = await server.database.pool.query('select root from events.day_root where day = $1', [manifest.log.day])
    expect(sha256(files['nhat-ky/dau-chuoi.txt'] as Uint8Array)).toBe(roots.rows[0].root)
  })

  test('asked for, data of persons come along, and the log tells who read them', async () => {
    const all = await unpack(`${home}/goi?ca-nhan=co`)
    expect(Object.keys(all).some((path) => path.includes('Danh-sách-hộ-nghèo'))).toBe(true)
    const { rows } = await server.database.pool.query(
      `select actor, payload ->> 'title' as title from events.entry where kind = 'evidence.personalRead'`,
    )
    expect(rows).toEqual([{ actor: 'Lương Thị Nga', title: 'Danh sách hộ nghèo' }])
    expect((await world.people.Chien.get(`${home}/goi`)).status).toBe(404)
  })

  /** Writes the package to disk with some files changed, and lets the page in it check it over file://, without a network. */
  async function checked(name: string, change: (all: Record<string, Uint8Array>) => void): Promise<string> {
    const all = Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, Uint8Array.from(bytes)]))
    change(all)
    const root = join(folder, name)
    for (const [path, bytes] of Object.entries(all)) {
      await mkdir(dirname(join(root, path)), { recursive: true })
      await writeFile(join(root, path), bytes)
    }
    const context = await (browser as Browser).newContext({ offline: true })
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(pathToFileURL(join(root, 'kiem-tra.html')).href)
    await page.locator('#thu-muc').setInputFiles(root)
    await page.waitForSelector('#ket-luan.dung, #ket-luan.sai')
    await photograph(page, `kiem-tra-${name}`, true)
    const said = (await page.textContent('#ket-luan')) ?? ''
    expect(errors).toEqual([])
    await context.close()
    return said
  }
  const edit = (path: string, work: (text: string) => string) => (all: Record<string, Uint8Array>) => {
    all[path] = Buffer.from(work(Buffer.from(all[path] as Uint8Array).toString('utf8')))
  }
  /** Without the file that the store had lost. */
  const whole = edit('manifest.json', (text) => JSON.stringify({ ...JSON.parse(text), faults: [] }))

  test.skipIf(chromium === null)('its page finds everything in order, and names what the store had lost', async () => {
    const said = await checked('nguyen', whole)
    expect(said).toContain('Mọi phần của gói đều khớp')
    expect(said).toMatch(/Chuỗi \d+ mục của đơn vị nằm trong gốc băm của ngày \d{4}-\d\d-\d\d/)
    expect(said).toContain('quyết định số 99/QĐ-UBND trên đúng nội dung đã chốt')
    expect(await checked('mat', () => undefined)).toMatch(/Không khớp: 1 chỗ.*Nhà-văn-hóa\.jpg: kho minh chứng không còn tệp này/)
  })

  test.skipIf(chromium === null)('one byte altered, a file gone, one too many, a forged manifest or log: each is named', async () => {
    const road = Object.keys(files).find((path) => path.includes('Đường-trục-thôn')) as string
    expect(
      await checked('mot-byte', (all) => {
        whole(all)
        const bytes = all[road] as Uint8Array
        bytes[1000] = (bytes[1000] as number) ^ 1
      }),
    ).toContain(`${road}: tệp đã bị sửa`)
    expect(
      await checked('thieu', (all) => {
        whole(all)
        delete all[road]
        all['la.txt'] = Buffer.from('lạ')
      }),
    ).toMatch(new RegExp(`Không khớp: 2 chỗ.*${road}: thiếu tệp.*la.txt: không thuộc gói`))
    // content and manifest forged together: the log still knows the hash that was frozen
    expect(
      await checked('gia-noi-dung', (all) => {
        whole(all)
        const path = manifestOf(all).frozen.path as string
        edit(path, (text) => text.replace('Xã Văn An', 'Xã Văn Ân'))(all)
        const told = sha256(all[path] as Uint8Array)
        edit('manifest.json', (text) => {
          const manifest = JSON.parse(text)
          manifest.frozen.sha256 = told
          for (const file of manifest.files)
            if (file.path === path) Object.assign(file, { sha256: told, size: (all[path] as Uint8Array).length })
          return JSON.stringify(manifest)
        })(all)
      }),
    ).toContain('Nhật ký không có mục chốt hồ sơ với mã băm')
    // an entry of the log forged, its file's hash in the manifest too
    expect(
      await checked('gia-nhat-ky', (all) => {
        whole(all)
        edit('nhat-ky/chuoi.json', (text) => {
          const chain = JSON.parse(text)
          chain.links[0].entry.actor = 'Người khác'
          return JSON.stringify(chain)
        })(all)
        const bytes = all['nhat-ky/chuoi.json'] as Uint8Array
        edit('manifest.json', (text) => {
          const manifest = JSON.parse(text)
          for (const file of manifest.files)
            if (file.path === 'nhat-ky/chuoi.json') Object.assign(file, { sha256: sha256(bytes), size: bytes.length })
          return JSON.stringify(manifest)
        })(all)
      }),
    ).toMatch(/Nhật ký: mục \d+ không khớp mã băm của nó/)
  })
})
