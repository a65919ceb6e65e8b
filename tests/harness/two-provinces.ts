import type { Database } from '../../src/platform/db/database.ts'

/** Two provinces with two communes each, for stories about people. */
export async function settleTwoProvinces({ pool }: Pick<Database, 'pool'>): Promise<void> {
  const units = [
    [1, 'VN', 'Việt Nam', 'country', 'country', null, null],
    [2, '20', 'Tỉnh Lạng Sơn', 'province', 'province', 1, 2],
    [3, '06622', 'Xã Bính Xá', 'commune', 'commune', 2, 2],
    [4, '06280', 'Xã Văn An', 'commune', 'commune', 2, 2],
    [5, '04', 'Tỉnh Cao Bằng', 'province', 'province', 1, 5],
    [6, '01273', 'Xã Đàm Thủy', 'commune', 'commune', 5, 5],
  ]
  const column = (at: number) => units.map((unit) => unit[at])
  await pool.query(
    `insert into units.unit (id, origin) select u, case when u = 1 then 'country' else '2tier' end from unnest($1::int[]) u`,
    [column(0)],
  )
  await pool.query(
    `insert into units.version (unit_id, code, name, short_name, folded, folded_short, level, kind, parent_id, province_id, valid_from, territory_since, source)
     select a, b, c, regexp_replace(c, '^(Xã|Tỉnh) ', ''), lower(c), lower(c), d, e, f, g, '2025-07-01', '2025-07-01', 'bịa cho kiểm thử'
     from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::int[]) u (a, b, c, d, e, f, g)`,
    Array.from({ length: 7 }, (_, at) => column(at)),
  )
  // the next unit gets an id of its own
  await pool.query(`select setval('units.unit_id_seq', 6)`)
}
