import { sql } from 'kysely'
import type { LocalDate } from '../../platform/base/local-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import { unitColumns } from './queries.ts'
import type { Unit } from './types.ts'

/** One row = one commune that holds, on a later day, territory of the communes that a district had on an earlier one. */
export async function communesAfterDistrict(tx: Tx, districtId: number, from: LocalDate, on: LocalDate): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    with recursive forth as (
      select s.id, s.valid_to from units.live s
      where s.parent_id = ${districtId} and s.level = 'commune' and s.valid_from <= ${from} and s.valid_to > ${from}
      union
      select t.id, t.valid_to from forth f
      join units.edge e on e.from_version_id = f.id and e.withdrawn_at is null
      join units.version t on t.id = e.to_version_id
      where f.valid_to <= ${on}
    )
    select ${unitColumns} from forth f join units.version v on v.id = f.id where f.valid_to > ${on}`.execute(tx)
  return rows
}
