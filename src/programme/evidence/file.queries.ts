import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { EvidenceFile } from './file.types.ts'

export type NewFile = EvidenceFile & { unitId: number; personId: number; assignmentId: number; at: Date }

/** The unit holds the file from now on; false where it held it already. */
export const addFile = async (tx: Tx, file: NewFile): Promise<boolean> =>
  (
    await sql`
      insert into evidence.file (unit_id, hash, size, type, name, taken_at, lat, lon, picture_told_by, person_id, assignment_id, received_at)
      values (${file.unitId}, ${file.hash}, ${file.size}, ${file.type}, ${file.name}, ${file.takenAt}::timestamp, ${file.lat}, ${file.lon},
        ${file.pictureToldBy}, ${file.personId}, ${file.assignmentId}, ${file.at})
      on conflict do nothing returning 1
    `.execute(tx)
  ).rows.length > 0

/** A file `f` as an object, or null where a proof has none. */
export const fileObject: RawBuilder<EvidenceFile | null> = sql<EvidenceFile | null>`
  case when f.hash is not null then jsonb_build_object('hash', f.hash, 'size', f.size, 'type', f.type, 'name', f.name,
    'takenAt', to_char(f.taken_at, 'YYYY-MM-DD"T"HH24:MI:SS'), 'lat', f.lat, 'lon', f.lon, 'pictureToldBy', f.picture_told_by) end`

export type StoredFile = { hash: string; size: number; type: string; unit: string; title: string }

/** One row = a file of the store, under the first unit and title that need it, in the order of hashes. */
export const storedFiles = async (tx: Tx): Promise<StoredFile[]> =>
  (
    await sql<StoredFile>`
      select distinct on (f.hash) f.hash, f.size, f.type, coalesce(n.name, 'đơn vị ' || f.unit_id) as unit, coalesce(p.title, f.name) as title
      from evidence.file f
      left join evidence.proof p on p.unit_id = f.unit_id and p.file_hash = f.hash
      left join lateral (select v.name from units.live v where v.unit_id = f.unit_id order by v.valid_from desc limit 1) n on true
      order by f.hash, f.unit_id, p.id
    `.execute(tx)
  ).rows
