import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Group, ProducerKind, Product } from './types.ts'

type NewProducer = { unitId: number; name: string; folded: string; kind: ProducerKind; contact: string; by: string; at: Date }

/** The producer of this name in the commune, made where there is none; what is known of one stays as it was. */
export async function producerNamed(tx: Tx, row: NewProducer): Promise<{ id: number; kind: ProducerKind; name: string; isNew: boolean }> {
  const made = await sql<{ id: number }>`
    insert into ocop.producer (unit_id, name, folded, kind, contact, kept_by, kept_at)
    values (${row.unitId}, ${row.name}, ${row.folded}, ${row.kind}, ${row.contact}, ${row.by}, ${row.at})
    on conflict (unit_id, folded) do nothing returning id
  `.execute(tx)
  const [fresh] = made.rows
  if (fresh) return { id: fresh.id, kind: row.kind, name: row.name, isNew: true }
  const { rows } = await sql<{ id: number; kind: ProducerKind; name: string }>`
    select p.id, p.kind, p.name from ocop.producer p where p.unit_id = ${row.unitId} and p.folded = ${row.folded}
  `.execute(tx)
  const [known] = rows
  if (!known) throw new Error(`producer ${row.name} of unit ${row.unitId} is neither new nor known`)
  return { ...known, isNew: false }
}

type NewProduct = { unitId: number; producerId: number; name: string; folded: string; group: Group; by: string; at: Date }

/** The product of this name of the producer, made where there is none. */
export async function productNamed(tx: Tx, row: NewProduct): Promise<{ id: number; isNew: boolean }> {
  const made = await sql<{ id: number }>`
    insert into ocop.product (unit_id, producer_id, name, folded, group_law, group_number, kept_by, kept_at)
    values (${row.unitId}, ${row.producerId}, ${row.name}, ${row.folded}, ${row.group.law}, ${row.group.number}, ${row.by}, ${row.at})
    on conflict (unit_id, producer_id, folded) do nothing returning id
  `.execute(tx)
  const [fresh] = made.rows
  if (fresh) return { id: fresh.id, isNew: true }
  const { rows } = await sql<{ id: number }>`
    select p.id from ocop.product p where p.unit_id = ${row.unitId} and p.producer_id = ${row.producerId} and p.folded = ${row.folded}
  `.execute(tx)
  const [known] = rows
  if (!known) throw new Error(`product ${row.name} of producer ${row.producerId} is neither new nor known`)
  return { id: known.id, isNew: false }
}

/** One row = a product with its producer and where they are today. */
export const productById = async (tx: Tx, id: number, today: string): Promise<Product | null> =>
  (
    await sql<Product>`
      select p.id, p.unit_id as "unitId", v.code as "unitCode", v.name as "unitName", v.province_id as "provinceId", w.name as "provinceName",
             p.name, jsonb_build_object('law', p.group_law, 'number', p.group_number) as "group",
             r.name as "producerName", r.kind as "producerKind", r.contact
      from ocop.product p
      join ocop.producer r on (r.unit_id, r.id) = (p.unit_id, p.producer_id)
      cross join lateral (
        select l.code, l.name, l.province_id from units.live l where l.unit_id = p.unit_id
        order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
      ) v
      cross join lateral (
        select l.name from units.live l where l.unit_id = v.province_id order by l.valid_from <= ${today}::date desc, l.valid_from desc limit 1
      ) w
      where p.id = ${id}
    `.execute(tx)
  ).rows[0] ?? null
