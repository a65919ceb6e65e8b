import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { day } from '../../src/platform/base/local-date.ts'
import { fieldsOf } from '../harness/forms.ts'
import { type Officer, openOfficer } from '../harness/officer.ts'
import { startServer } from '../harness/server.ts'
import { type Page, visitor } from '../harness/visitor.ts'
import { shared } from './ntm.ts'

/**
 * The five published items, each pasted on its day by an officer of its unit on the map of that day: what the reader proposes is accepted, whom
 * no sentence names is settled by the officer, and the work stands with the right bodies and days.
 */
type Item = {
  file: string
  title: string
  on: string
  unit: { code: string; level: 'province' | 'district' }
  /** who is proposed for each piece of work, with its day; `open`: the sentence names nobody that could be found */
  proposed: (readonly [names: string, due?: string, every?: string])[]
}

const [departments, districts, communes] = ['Tất cả sở, ngành', 'Tất cả huyện', 'Tất cả xã']
const items: Item[] = [
  {
    ...{
      file: '000_2cf336e0c0e404f5.txt',
      title: 'Hội nghị 06 tháng đầu năm 2019',
      on: '2019-07-12',
      unit: { code: '19', level: 'province' },
    },
    proposed: Array(5).fill([`${departments}; ${districts}; ${communes}`]),
  },
  {
    ...{
      file: '001_10c93774839e77ab.txt',
      title: 'Hội nghị triển khai năm 2017',
      on: '2017-02-07',
      unit: { code: '20', level: 'province' },
    },
    proposed: [[''], [''], [departments]],
  },
  {
    ...{ file: '002_45945c876bd9a563.txt', title: 'Văn bản đôn đốc năm 2023', on: '2023-05-10', unit: { code: '04', level: 'province' } },
    proposed: [
      ...[[districts], [districts], [districts, '', 'year'], [districts], [districts], [districts], [districts]],
      ...[[departments], [departments], [departments], [departments]],
      ...Array(4).fill(['Tất cả đơn vị giúp đỡ']),
    ] as Item['proposed'],
  },
  {
    ...{ file: '003_47e6807e026a7cc2.txt', title: 'Hội nghị quý I/2024', on: '2024-03-21', unit: { code: '083', level: 'district' } },
    proposed: [
      [`${departments}; ${communes}`],
      [''],
      ['Xã Nậm Chảy', '2024-06-30'],
      ['Xã Nậm Chảy', '2024-12-31'],
      [''],
      [departments, '', 'month'],
      [departments],
    ],
  },
  {
    ...{ file: '004_6c53411bf2699555.txt', title: 'Hội nghị năm 2020', on: '2020-02-12', unit: { code: '20', level: 'province' } },
    proposed: [[''], [''], [''], [''], [''], ['', '2020-12-31'], [districts]],
  },
]

const env = { NTM_SIGN_INS_PER_MINUTE: '1000', NTM_SECOND_FACTOR: 'nobody' }

describe.each(items)('$title', ({ file, title, on, unit, proposed }) => {
  test('ends as tasks with the right bodies and days', async () => {
    const today = day(on)
    const server = await startServer({ today, env })
    const { pool } = server.database
    const { rows } = await pool.query(
      `select v.unit_id as id, (select count(*)::int from units.live c where c.level = 'commune' and c.kind = 'commune'
         and v.unit_id in (c.parent_id, c.province_id) and c.valid_from <= $2 and c.valid_to > $2) as communes
       from units.live v where v.code = $1 and v.valid_from <= $2 and v.valid_to > $2`,
      [unit.code, on],
    )
    const place = { id: rows[0].id as number, level: unit.level }
    const open = (name: string, role: 'leader' | 'departmentOfficer', body: string): Promise<Officer> =>
      openOfficer(server.accounts, { name, role, unit: place, body, today })
    const chair = await open('Nguyễn Văn Chủ', 'leader', 'Thường trực')
    await open('Trần Thị Nông', 'departmentOfficer', 'Cơ quan Nông nghiệp')
    await open('Lê Văn Tài', 'departmentOfficer', 'Cơ quan Tài chính')
    await pool.query(
      `insert into people.body (kind, level, unit_id, name, valid_from) values ('assistingBody', $2, $1, 'Công ty Xi măng', $3)`,
      [place.id, unit.level, on],
    )
    const person = visitor(server.url)
    await person.post('/dang-nhap', { ten: chair.login, 'mat-khau': chair.password })
    const text = readFileSync(join(shared, 'news', file), 'utf8')
    const read: Page = await person.post('/nhiem-vu/tu-van-ban', { viec: 'doc', ten: title, ngay: on, nguon: 'text', 'van-ban': text })
    const form = fieldsOf(read.html, 'giao')
    const numbers = proposed.map((_, at) => at + 1)
    expect(Number(form['so-viec'])).toBe(proposed.length + 1)
    expect(numbers.map((at) => [form[`thuc-hien-${at}`], form[`han-${at}`], form[`lap-${at}`]])).toEqual(
      proposed.map(([names, due = '', every = '']) => [names, due, every]),
    )
    expect((await pool.query('select count(*)::int as n from directives.task')).rows[0].n).toBe(0)
    // nobody is named: it is not given until somebody says to whom
    if (proposed.some(([names]) => names === '')) {
      const refused = await person.post('/nhiem-vu/tu-van-ban', form)
      expect([refused.status, refused.text.includes('chưa ghi cơ quan, đơn vị thực hiện')]).toEqual([422, true])
    }
    const named = Object.fromEntries(
      numbers.map((at) => [`thuc-hien-${at}`, form[`thuc-hien-${at}`] || 'Cơ quan Nông nghiệp; Cơ quan Tài chính']),
    )
    const list = await person.post('/nhiem-vu/tu-van-ban', { ...form, ...named })
    expect([list.status, list.path.split('?')[0]]).toEqual([200, '/nhiem-vu'])
    const tasks = await pool.query<{ due: string | null; words: string | null; gathers: boolean; parts: number; sentence: string }>(
      `select due_on::text as due, due_words as words, gathers, sentence, (select count(*)::int from directives.task c where c.parent_id = t.id) as parts
       from directives.task t where parent_id is null order by id`,
    )
    expect(tasks.rows.map(({ due }) => due)).toEqual(proposed.map(([, due]) => due || null))
    for (const { sentence } of tasks.rows) expect(text.normalize('NFC').replace(/\s+/g, ' ')).toContain(sentence)
    expect(list.text.match(/Không nêu hạn/g)?.length ?? 0).toBeGreaterThan(0)
    const withCommunes = proposed.findIndex(([names]) => names.includes(communes))
    if (withCommunes >= 0) expect(tasks.rows[withCommunes]?.parts).toBeGreaterThanOrEqual(rows[0].communes + 3)
    await server.stop()
  })
})
