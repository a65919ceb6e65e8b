import { day } from '../../src/platform/base/local-date.ts'
import type { Database } from '../../src/platform/db/database.ts'
import { writeAs } from '../../src/platform/events/context.ts'
import { publish } from '../../src/programme/criteria/actions.ts'
import { readMeasuresOf, readSetFile } from '../../src/programme/criteria/folder.reads.ts'

/**
 * A small land for tests that need units and the law, but not ten thousand communes: province 20 with a district and five xã,
 * of which Hồng Sơn and Bắc Sơn merged into Sơn Hồng on 2020-01-01, and province 19 with one xã. The sets are the real ones.
 */
export async function settleSmallLand({ db, pool }: Database): Promise<void> {
  const units: [number, string, string, string, string, number | null, number | null, string, string, string][] = [
    [1, 'VN', 'Việt Nam', 'country', 'country', null, null, '1900-01-01', 'infinity', '1900-01-01'],
    [2, '20', 'Tỉnh Lạng Sơn', 'province', 'province', 1, 2, '1900-01-01', 'infinity', '1900-01-01'],
    [3, '180', 'Huyện Đình Lập', 'district', 'district', 2, 2, '1900-01-01', '2025-07-01', '1900-01-01'],
    [4, '06622', 'Xã Bính Xá', 'commune', 'commune', 3, 2, '1900-01-01', '2025-07-01', '1900-01-01'],
    [5, '06280', 'Xã Văn An', 'commune', 'commune', 3, 2, '1900-01-01', '2025-07-01', '1900-01-01'],
    [6, '06001', 'Xã Hồng Sơn', 'commune', 'commune', 3, 2, '1900-01-01', '2020-01-01', '1900-01-01'],
    [6, '06001', 'Xã Sơn Hồng', 'commune', 'commune', 3, 2, '2020-01-01', '2025-07-01', '2020-01-01'],
    [7, '06004', 'Xã Bắc Sơn', 'commune', 'commune', 3, 2, '1900-01-01', '2020-01-01', '1900-01-01'],
    [8, '19', 'Tỉnh Thái Nguyên', 'province', 'province', 1, 8, '1900-01-01', 'infinity', '1900-01-01'],
    [9, '05485', 'Xã Phúc Xuân', 'commune', 'commune', 8, 8, '1900-01-01', '2025-07-01', '1900-01-01'],
  ]
  const column = (at: number) => units.map((unit) => unit[at])
  await pool.query(
    `insert into units.unit (id, origin) select distinct u, case when u = 1 then 'country' else '3tier' end from unnest($1::int[]) u`,
    [column(0)],
  )
  await pool.query(
    `insert into units.version (unit_id, code, name, short_name, folded, folded_short, level, kind, parent_id, province_id, valid_from, valid_to, territory_since, source)
     select a, b, c, c, lower(c), lower(c), d, e, f, g, h, i, j, 'bịa cho kiểm thử'
     from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::int[], $8::date[], $9::date[], $10::date[]) u (a, b, c, d, e, f, g, h, i, j)`,
    Array.from({ length: 10 }, (_, at) => column(at)),
  )
  await pool.query(`
    with t as (insert into units.transition (kind, effective_date, source) values ('merge', '2020-01-01', 'bịa cho kiểm thử') returning id)
    insert into units.edge (transition_id, from_version_id, to_version_id, whole)
    select t.id, v.id, w.id, true from t, units.version v, units.version w
    where v.code in ('06001', '06004') and v.valid_to = '2020-01-01' and w.name = 'Xã Sơn Hồng'`)
  await pool.query(`insert into units.class (unit_id, scheme, value, valid_from, source, certainty)
    select u, 'region', 'TDMNPB', '2009-01-01', 'bịa cho kiểm thử', 'official' from unnest('{2,8}'::int[]) u`)
  const { measures } = await readMeasuresOf('criteria-sets')
  const edge = { today: day('2026-01-05'), actor: 'kiểm thử', now: new Date('2026-01-05T08:00:00+07:00') }
  await writeAs(db, edge, async (ctx) => {
    for (const file of ['xa-2009/set.yaml', 'xa-2009/set.v2.yaml', 'xa-2016/set.yaml', 'xa-2021/set.yaml']) {
      const { set } = await readSetFile(`criteria-sets/${file}`, measures)
      if (!set) throw new Error(`${file} does not read`)
      const result = await publish(ctx, set.set, { hash: set.hash, by: edge.actor })
      if (!result.ok) throw new Error(result.refusal.text)
    }
  })
}
