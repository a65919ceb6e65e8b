import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/harness/database.ts'
import { freshFiles } from '../../../tests/harness/files.ts'
import { picture } from '../../../tests/harness/picture.ts'
import { settleSmallLand } from '../../../tests/harness/small-land.ts'
import { day, type LocalDate } from '../../platform/base/local-date.ts'
import type { Result } from '../../platform/base/result.ts'
import { read, write } from '../../platform/db/database.ts'
import { placed } from '../../platform/db/placed.ts'
import { type WriteCtx, writeAs } from '../../platform/events/context.ts'
import type { Actor, RoleId } from '../people/types.ts'
import { carryProofs } from './carry.actions.ts'
import { takeIn } from './file.actions.ts'
import type { EvidenceFile } from './file.types.ts'
import { addProof, attach, changeProof, detach, withdrawProof } from './proof.actions.ts'
import { filesOf, flagsOf, listProofs, proofFor, proofsFor, seenFlags } from './proof.reads.ts'
import { missingProofs } from './proof.rules.ts'
import type { ProofFields, Use } from './proof.types.ts'
import { checkFacts } from './verify.reads.ts'

const database = await freshDatabase()
const { db, pool } = database
const files = await freshFiles()
const today = day('2024-11-22')
const [langSon, binhXa, vanAn, sonHong, bacSon] = [2, 4, 5, 6, 7]
const people: Record<string, Actor> = {}

const person = async (name: string, role: RoleId, unitId: number): Promise<void> => {
  const { rows } = await pool.query(
    `with b as (insert into people.body (kind, level, unit_id, name, valid_from) values ('committee', 'commune', $3, $1, '2020-01-01') returning id),
       o as (insert into people.post (body_id, name, valid_from) select id, $1, '2020-01-01' from b returning id),
       p as (insert into people.person (name, folded, unit_id, created_at) values ($1, lower($1), $3, now()) returning id)
     insert into people.assignment (person_id, post_id, role, unit_id, valid_from) select p.id, o.id, $2, $3, '2020-01-01' from p, o
     returning id, person_id`,
    [name, role, unitId],
  )
  const held = {
    assignmentId: rows[0].id,
    role,
    postName: name,
    bodyId: 1,
    bodyName: name,
    unitId,
    unitName: name,
    criteria: null,
    delegatedBy: null,
  }
  people[name] = { personId: rows[0].person_id, name, held: [held], chosen: held, mustChangePassword: false } as unknown as Actor
}
const who = (name: string) => people[name] as Actor

beforeAll(async () => {
  await settleSmallLand(database)
  await person('Nông Thị Hoa', 'communeOfficer', binhXa)
  await person('Hoàng Văn Páo', 'communeOfficer', vanAn)
  await person('Lý Thị Lan', 'departmentOfficer', langSon)
})

let minute = 0
const acting = <T>(work: (ctx: WriteCtx) => Promise<T>): Promise<T> =>
  writeAs(db, { today, actor: 'kiểm thử', now: new Date(Date.UTC(2024, 10, 22, 1, minute++)) }, work)
const reading = { today, actor: 'kiểm thử' }
const asking = <T>(work: (ctx: { tx: Parameters<Parameters<typeof read>[1]>[0]; today: LocalDate }) => Promise<T>): Promise<T> =>
  read(db, (tx) => work({ tx, today: reading.today }))

const bring = async (bytes: Buffer, name = 'anh.jpg'): Promise<EvidenceFile> => {
  const path = join(files.uploads, randomUUID())
  await writeFile(path, bytes)
  const received = await takeIn(files, { path, name, hash: null, shot: { takenAt: null, lat: null, lon: null } })
  if (!received.ok) throw new Error(received.refusal.text)
  return received.value
}
const fields = (change: Partial<ProofFields> = {}): ProofFields => ({
  title: '',
  reference: '',
  effectiveOn: null,
  expiresOn: null,
  note: '',
  personal: false,
  ...change,
})
const yearly = (...indicators: string[]): Use[] =>
  indicators.map((indicator) => ({ setId: 'xa-2021', indicator, year: 2024, sheetId: null }))
const add = (name: string, unitId: number, said: Partial<ProofFields>, file: EvidenceFile | null, uses: Use[] = [], key = randomUUID()) =>
  acting((ctx) => addProof(ctx, who(name), { unitId, key, fields: fields(said), uses, file }))
const idOf = (result: Result<{ proofId: number }>) => {
  if (!result.ok) throw new Error(result.refusal.text)
  return result.value.proofId
}

describe('a proof', () => {
  test('is a picture with its own day, told by the camera, and a title from its name', async () => {
    const file = await bring(
      picture({ takenAt: '2023-05-04T09:30:00', lat: 21.9, lon: 106.9, remark: 'cầu' }),
      'Cầu treo Nà Lầu.JPG'.normalize('NFD'),
    )
    expect(file).toMatchObject({
      name: 'Cầu treo Nà Lầu.JPG',
      type: 'image/jpeg',
      takenAt: '2023-05-04T09:30:00',
      lat: 21.9,
      pictureToldBy: 'file',
    })
    const id = idOf(await add('Nông Thị Hoa', binhXa, {}, file, yearly('2.1', '2.2')))
    const found = await asking((ctx) => proofFor(ctx, who('Nông Thị Hoa'), id))
    expect(found).toMatchObject({
      ok: true,
      value: {
        proof: {
          title: 'Cầu treo Nà Lầu',
          effectiveOn: '2023-05-04',
          file: { hash: file.hash, lon: 106.9 },
          addedBy: 'Nông Thị Hoa',
          withdrawn: null,
        },
        mayAdd: true,
      },
    })
  })

  test('may be a document that stands elsewhere, and then has no file', async () => {
    const id = idOf(await add('Nông Thị Hoa', binhXa, { reference: 'Quyết định 12/QĐ-UBND', effectiveOn: day('2024-03-05') }, null))
    expect(await asking((ctx) => filesOf(ctx, [id]))).toEqual([])
    expect(await asking((ctx) => proofFor(ctx, who('Lý Thị Lan'), id))).toMatchObject({
      ok: true,
      value: { proof: { title: 'Quyết định 12/QĐ-UBND', file: null } },
    })
  })

  test('sent twice under its key is added once, also at the same moment', async () => {
    const [file, key] = [await bring(picture({ takenAt: '2024-01-02T08:00:00', remark: 'hai lần' })), randomUUID()]
    const first = idOf(await add('Nông Thị Hoa', binhXa, {}, file, [], key))
    expect(await add('Nông Thị Hoa', binhXa, {}, file, [], key)).toEqual({ ok: true, value: { proofId: first, isNew: false } })
    const other = await bring(picture({ takenAt: '2024-01-02T08:00:01', remark: 'khác' }))
    expect(await add('Nông Thị Hoa', binhXa, {}, other, [], key)).toMatchObject({ ok: false, refusal: { code: 'proof.keyTaken' } })
    const { rows } = await pool.query('select count(*) from evidence.proof where key = $1', [key])
    expect(rows[0].count).toBe(1)
  })

  test.each([
    ['without a file or a document', 'Nông Thị Hoa', binhXa, { effectiveOn: today }, [], 'file.none'],
    ['without a day', 'Nông Thị Hoa', binhXa, { reference: 'Công văn 5' }, [], 'proof.noDate'],
    [
      'of a code that the set has not',
      'Nông Thị Hoa',
      binhXa,
      { reference: 'x', effectiveOn: today },
      yearly('2.1', '99.1'),
      'proof.noIndicator',
    ],
    [
      'of a set that is none',
      'Nông Thị Hoa',
      binhXa,
      { reference: 'x', effectiveOn: today },
      [{ ...yearly('1')[0], setId: 'xa-1999' }],
      'proof.noSet',
    ],
    ['in another commune', 'Nông Thị Hoa', vanAn, { reference: 'x', effectiveOn: today }, [], 'access.notHere'],
  ])('%s is refused', async (_, name, unitId, said, uses, code) => {
    expect(await add(name, unitId, said, null, uses as Use[])).toMatchObject({ ok: false, refusal: { code } })
  })
})

describe('one proof for many indicators and years', () => {
  test('is found by set and year, stands until it is detached or withdrawn, and its absence is told', async () => {
    const file = await bring(picture({ takenAt: '2024-02-03T08:00:00', remark: 'trường' }))
    const id = idOf(await add('Hoàng Văn Páo', vanAn, { title: 'Trường Văn An' }, file, yearly('17.1', '17.2')))
    const inSheet: Use = { setId: 'xa-2021', indicator: '17.3', year: null, sheetId: 77 }
    expect(
      await acting((ctx) =>
        attach(ctx, who('Hoàng Văn Páo'), id, [{ ...(yearly('17.1')[0] as Use), year: 2023, sheetId: null } as Use, inSheet]),
      ),
    ).toMatchObject({
      value: { added: 2 },
    })
    expect(await acting((ctx) => attach(ctx, who('Hoàng Văn Páo'), id, yearly('17.1')))).toMatchObject({ value: { added: 0 } })
    const of = (span: { year?: number; sheetId?: number }) => asking((ctx) => proofsFor(ctx, vanAn, { set: 'xa-2021', ...span }))
    expect([...(await of({ year: 2024 })).keys()]).toEqual(['17.1', '17.2'])
    expect([...(await of({ year: 2023 })).keys()]).toEqual(['17.1'])
    expect([...(await of({ sheetId: 77 })).keys()]).toEqual(['17.3'])
    const both = await of({ year: 2024, sheetId: 77 })
    expect(both.get('17.3')).toEqual([
      { id, title: 'Trường Văn An', effectiveOn: '2024-02-03', expiresOn: null, flags: [], href: `/minh-chung/${id}` },
    ])
    expect(missingProofs(['17.1', '17.2', '17.3', '17.4'], both)).toEqual(['17.4'])
    const { rows } = await pool.query(`select id from evidence.proof_use where proof_id = $1 and indicator = '17.2'`, [id])
    expect((await acting((ctx) => detach(ctx, who('Hoàng Văn Páo'), id, rows[0].id))).ok).toBe(true)
    expect((await acting((ctx) => detach(ctx, who('Hoàng Văn Páo'), id, rows[0].id))).ok).toBe(true)
    expect([...(await of({ year: 2024 })).keys()]).toEqual(['17.1'])
    expect(await acting((ctx) => withdrawProof(ctx, who('Hoàng Văn Páo'), id, ' '))).toMatchObject({ refusal: { code: 'proof.noReason' } })
    expect((await acting((ctx) => withdrawProof(ctx, who('Hoàng Văn Páo'), id, 'nhầm trường'))).ok).toBe(true)
    expect([...(await of({ year: 2024, sheetId: 77 })).keys()]).toEqual([])
    expect(await acting((ctx) => attach(ctx, who('Hoàng Văn Páo'), id, yearly('17.4')))).toMatchObject({
      refusal: { code: 'proof.withdrawn' },
    })
  })

  test('of another commune is not found, whatever is tried', async () => {
    const id = idOf(await add('Hoàng Văn Páo', vanAn, { reference: 'Công văn 9', effectiveOn: today }, null))
    const [hoa, missing] = [who('Nông Thị Hoa'), { ok: false, refusal: { status: 404 } }]
    expect(await asking((ctx) => proofFor(ctx, hoa, id))).toMatchObject({ ok: false, refusal: { code: 'proof.unknown', status: 404 } })
    expect(await acting((ctx) => attach(ctx, hoa, id, yearly('17.1')))).toMatchObject(missing)
    expect(await acting((ctx) => withdrawProof(ctx, hoa, id, 'x'))).toMatchObject(missing)
    expect(await acting((ctx) => changeProof(ctx, hoa, id, { base: 1, fields: fields() }))).toMatchObject(missing)
  })

  test('is mended from the version that was seen', async () => {
    const id = idOf(await add('Hoàng Văn Páo', vanAn, { reference: 'Giấy chứng nhận VietGAP', effectiveOn: day('2023-12-01') }, null))
    const mend = (base: number, said: Partial<ProofFields>) =>
      acting((ctx) => changeProof(ctx, who('Hoàng Văn Páo'), id, { base, fields: fields(said) }))
    const said = { title: 'VietGAP', reference: 'Giấy số 8', effectiveOn: day('2023-12-01'), expiresOn: day('2024-11-30') }
    expect((await mend(1, said)).ok).toBe(true)
    expect(await mend(1, said)).toMatchObject({ refusal: { code: 'proof.changed', status: 409 } })
    expect((await asking((ctx) => flagsOf(ctx, vanAn, [id]))).get(id)).toEqual([{ kind: 'expiring' }])
    expect(await mend(2, { ...said, expiresOn: day('2023-11-30') })).toMatchObject({ refusal: { code: 'proof.expiresBefore' } })
  })
})

describe('the same picture under two communes', () => {
  test('is flagged at both by its bytes, or by its moment and place; who may not see the other does not learn its name', async () => {
    const shot = { takenAt: '2024-06-01T07:15:30', lat: 21.75, lon: 106.95 }
    const file = await bring(picture({ ...shot, remark: 'đường' }))
    const smaller = await bring(picture({ ...shot, remark: 'đường, nén' }))
    const a = idOf(await add('Nông Thị Hoa', binhXa, { title: 'Đường trục thôn' }, file))
    expect((await asking((ctx) => flagsOf(ctx, binhXa, [a]))).get(a)).toEqual([])
    const b = idOf(await add('Hoàng Văn Páo', vanAn, { title: 'Đường bản' }, file))
    const flags = (await asking((ctx) => flagsOf(ctx, binhXa, [a]))).get(a) ?? []
    expect(flags).toEqual([{ kind: 'elsewhere', unitIds: [vanAn] }])
    expect(await asking((ctx) => seenFlags(ctx, who('Nông Thị Hoa'), flags))).toEqual([{ kind: 'elsewhere', names: [] }])
    expect(await asking((ctx) => seenFlags(ctx, who('Lý Thị Lan'), flags))).toEqual([{ kind: 'elsewhere', names: ['Xã Văn An'] }])
    const c = idOf(await add('Lý Thị Lan', vanAn, { title: 'Đường bản, ảnh nén' }, smaller))
    expect((await asking((ctx) => flagsOf(ctx, vanAn, [b, c]))).get(c)).toEqual([{ kind: 'sameShot', unitIds: [binhXa] }])
    const { rows, total } = await asking((ctx) => listProofs(ctx, langSon, { state: 'flagged' }, { limit: 10, offset: 0 }))
    expect([total, rows.map(({ id }) => id).sort()]).toEqual([3, [a, b, c].sort()])
    for (const id of [b, c]) expect((await acting((ctx) => withdrawProof(ctx, who('Hoàng Văn Páo'), id, 'ảnh của Bính Xá'))).ok).toBe(true)
    expect((await asking((ctx) => flagsOf(ctx, binhXa, [a]))).get(a)).toEqual([])
  })

  test('that a unit took over from its predecessor, and a document of many, are no such thing', async () => {
    const file = await bring(picture({ takenAt: '2019-06-01T07:15:30', lat: 21.7, lon: 106.9, remark: 'trạm' }))
    idOf(await add('Lý Thị Lan', bacSon, { title: 'Trạm y tế Bắc Sơn' }, file))
    const heir = idOf(await add('Lý Thị Lan', sonHong, { title: 'Trạm y tế' }, file))
    expect((await asking((ctx) => flagsOf(ctx, sonHong, [heir]))).get(heir)).toEqual([])
    const decision = await bring(Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF'), 'Quyết định của tỉnh.pdf')
    for (const unit of [binhXa, vanAn]) {
      const id = idOf(await add('Lý Thị Lan', unit, { effectiveOn: day('2024-01-01') }, decision))
      expect((await asking((ctx) => flagsOf(ctx, unit, [id]))).get(id)).toEqual([])
    }
  })
})

test('a list is of the units under a place, searched without diacritics, filtered by indicator, state and year', async () => {
  const of = async (under: number | null, filter = {}) => {
    const { rows, total } = await asking((ctx) => listProofs(ctx, under, filter, { limit: 2, offset: 0 }))
    return { total, titles: rows.map(({ title }) => title) }
  }
  expect((await of(null)).total).toBe((await of(langSon)).total)
  expect((await of(8)).total).toBe(0)
  expect((await of(binhXa, { text: 'cau treo' })).titles).toEqual(['Cầu treo Nà Lầu'])
  expect((await of(binhXa, { text: '12 QĐ' })).titles).toEqual(['Quyết định 12/QĐ-UBND'])
  expect((await of(langSon, { setId: 'xa-2021', indicator: '2' })).titles).toEqual(['Cầu treo Nà Lầu'])
  expect((await of(langSon, { setId: 'xa-2021', indicator: '2.2', year: 2023 })).total).toBe(0)
  expect((await of(langSon, { state: 'expiring' })).titles).toEqual(['VietGAP'])
  expect((await of(langSon, { state: 'withdrawn' })).total).toBe(3)
  expect((await of(binhXa, { state: 'unused' })).titles).not.toContain('Cầu treo Nà Lầu')
  expect((await of(langSon)).titles).toHaveLength(2)
})

test('files of proofs open from the store, for a dossier', async () => {
  const pdf = Buffer.from('%PDF-1.4\nBiên bản')
  const id = idOf(await add('Nông Thị Hoa', binhXa, { effectiveOn: day('2024-05-05') }, await bring(pdf, 'Biên bản.pdf')))
  const [file] = await asking((ctx) => filesOf(ctx, [id]))
  expect(file).toMatchObject({ proofId: id, unitId: binhXa, title: 'Biên bản', name: 'Biên bản.pdf', size: pdf.length })
  expect(await text(await (file as NonNullable<typeof file>).open(files.store))).toBe(pdf.toString())
})

test('every act stands in the chain of its unit, with the digest of what the proof says after it', async () => {
  const { rows } = await pool.query(
    `select e.chain, e.kind, e.payload from events.entry e where e.kind like 'evidence.proof%' order by e.chain, e.number`,
  )
  expect(new Set(rows.map(({ kind }) => kind))).toEqual(
    new Set(['Added', 'Changed', 'Attached', 'Detached', 'Withdrawn'].map((one) => `evidence.proof${one}`)),
  )
  expect(rows.every(({ chain, payload }) => chain === `unit:${payload.unit}` && /^[0-9a-f]{64}$/.test(payload.digest))).toBe(true)
  const { rows: differ } = await pool.query(
    `select p.id from evidence.proof p left join evidence.proof_told t on t.unit_id = p.unit_id and t.proof_id = p.id
     where t.digest is distinct from evidence.proof_digest(p.unit_id, p.id)`,
  )
  expect(differ).toEqual([])
})

test('proofs of a predecessor’s sheet stand at its successor once, the originals as they were', async () => {
  const file = await bring(picture({ takenAt: '2019-05-05T05:05:05', lat: 21.6, lon: 106.8, remark: 'chợ' }))
  const id = idOf(await add('Lý Thị Lan', bacSon, { title: 'Chợ Bắc Sơn', note: 'sửa năm 2018' }, file, yearly('17.1')))
  const sheetUse: Use = { setId: 'xa-2021', indicator: '17.2', year: null, sheetId: 5 }
  expect((await acting((ctx) => attach(ctx, who('Lý Thị Lan'), id, [sheetUse, { ...sheetUse, sheetId: 6 }]))).ok).toBe(true)
  const carrying = { fromUnit: bacSon, toUnit: sonHong, setId: 'xa-2021', year: 2024, fromSheet: 5, toSheet: 50 }
  expect(await acting((ctx) => carryProofs(ctx, carrying, 'Xã Bắc Sơn'))).toBe(1)
  expect(await acting((ctx) => carryProofs(ctx, carrying, 'Xã Bắc Sơn'))).toBe(0)
  const there = await asking((ctx) => proofsFor(ctx, sonHong, { set: 'xa-2021', year: 2024, sheetId: 50 }))
  expect([...there].map(([code, links]) => [code, links.map(({ title, flags }) => [title, flags])])).toEqual([
    ['17.1', [['Chợ Bắc Sơn', []]]],
    ['17.2', [['Chợ Bắc Sơn', []]]],
  ])
  const copy = (await asking((ctx) => proofFor(ctx, who('Lý Thị Lan'), there.get('17.1')?.[0]?.id as number))) as unknown as {
    value: { proof: { note: string } }
  }
  expect(copy.value.proof.note).toBe('sửa năm 2018; Chuyển từ Xã Bắc Sơn')
  expect((await asking((ctx) => proofsFor(ctx, bacSon, { set: 'xa-2021', year: 2024, sheetId: 5 }))).size).toBe(2)
})

describe('the second net', () => {
  const seenFrom = async (unitId: number) =>
    read(placed(db, { unitId, today }), async (tx) => {
      const one = async (table: 'file' | 'proof' | 'proof_use') =>
        (await sql<{ units: number[] }>`select array_agg(distinct unit_id) as units from ${sql.table(`evidence.${table}`)}`.execute(tx))
          .rows[0]?.units
      return [await one('file'), await one('proof'), await one('proof_use')]
    })

  test('a sentence that forgets its unit shows an officer’s own unit alone; what lies under a province is the province’s', async () => {
    expect(await seenFrom(binhXa)).toEqual([[binhXa], [binhXa], [binhXa]])
    expect((await seenFrom(langSon))[1]).toContain(vanAn)
    expect((await seenFrom(8))[1]).toBeNull()
  })

  test('that the same picture stands elsewhere is seen from within, and nothing more of it', async () => {
    const file = await bring(picture({ takenAt: '2024-07-07T07:07:07', lat: 21.5, lon: 106.5, remark: 'lưới' }))
    const id = idOf(await add('Nông Thị Hoa', binhXa, {}, file))
    const other = idOf(await add('Hoàng Văn Páo', vanAn, {}, file))
    await read(placed(db, { unitId: binhXa, today }), async (tx) => {
      expect((await flagsOf({ tx, today }, binhXa, [id])).get(id)).toEqual([{ kind: 'elsewhere', unitIds: [vanAn] }])
      expect(await proofFor({ tx, today }, who('Lý Thị Lan'), other)).toMatchObject({ ok: false, refusal: { status: 404 } })
    })
  })
})

describe('verify compares each proof with its last act in the log', () => {
  const first = async (alteration: string) => {
    let found: Awaited<ReturnType<typeof checkFacts>> = []
    const undo = new Error('undo')
    const looked = write(db, async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await sql.raw(alteration).execute(tx)
      found = await checkFacts({ tx, today })
      throw undo
    })
    await expect(looked).rejects.toBe(undo)
    return found.find(({ fact }) => fact === 'evidence.proof')?.wrong ?? null
  }

  test('sound as it is', async () => {
    expect(await first('select 1')).toBeNull()
  })

  const bridge = `(select id from evidence.proof where title = 'Cầu treo Nà Lầu')`
  test.each([
    ['its day', `update evidence.proof set effective_on = '2020-01-01' where id = ${bridge}`, [1, 1]],
    ['its file', `update evidence.proof set file_hash = null, reference = 'x' where id = ${bridge}`, [1, 1]],
    [
      'what is told of its file',
      `update evidence.file set taken_at = '2024-01-01' where hash = (select file_hash from evidence.proof where id = ${bridge})`,
      [1, 1],
    ],
    ['what it stands for', `update evidence.proof_use set year = 2019 where indicator = '2.1' and proof_id = ${bridge}`, [1, 1]],
    [
      'a use slipped in',
      `insert into evidence.proof_use (unit_id, proof_id, set_id, indicator, year, person_id, attached_at) select unit_id, id, 'xa-2021', '9', 2024, 1, now() from evidence.proof where id = ${bridge}`,
      [1, 1],
    ],
    [
      'the whole of it',
      `delete from evidence.proof_use where proof_id = ${bridge}; delete from evidence.proof where id = ${bridge}`,
      [1, null],
    ],
  ])('%s altered is found by commune and title', async (_, alteration, [told, found]) => {
    expect(await first(alteration)).toEqual({ unit: 'Xã Bính Xá', source: 'Cầu treo Nà Lầu', told, found })
  })
})
