import { done, type Result, refused } from '../../platform/base/result.ts'
import { readFilter } from './filter.rules.ts'
import { datasets } from './text.ts'
import type { Column, Dataset, Place, Query, Row } from './types.ts'

export const datasetByEntity = (entity: string): Dataset | undefined => datasets.find((one) => one.entity === entity)

const bad = (text: string) => refused({ code: 'opendata.query', status: 400, text })

const known = new Set(['$select', '$filter', '$orderby', '$top', '$skip', '$count', '$format', '$skiptoken'])

/** Reads the question of a program. What this service does not know is refused, so nobody takes an unfiltered answer for a filtered one. */
export function readQuery(search: URLSearchParams, { columns }: Dataset): Result<Query> {
  for (const name of search.keys())
    if (name.startsWith('$') && !known.has(name)) return bad(`Không hỗ trợ ${name}; có: ${[...known].join(', ')}.`)
  const given = (name: string) => search.get(name)?.trim() || null
  const has = (name: string) => columns.some((one) => one.name === name)
  const select = given('$select')?.split(/\s*,\s*/) ?? null
  const strange = select?.find((name) => name !== '*' && !has(name))
  if (strange !== undefined) return bad(`$select: không có cột «${strange}».`)
  const order = (given('$orderby')?.split(/\s*,\s*/) ?? []).map((part) => /^(\w+)(?:\s+(asc|desc))?$/.exec(part))
  const sorted = order.map((part) => ({ column: part?.[1] ?? '', down: part?.[2] === 'desc' }))
  if (sorted.some(({ column }) => !has(column))) return bad('$orderby: viết tên cột, thêm asc hoặc desc, cách nhau bằng dấu phẩy.')
  const whole = (name: string) => (/^\d{1,8}$/.test(given(name) ?? '0') ? Number(given(name) ?? 0) : null)
  const [top, skip] = [whole('$top'), whole('$skip')]
  if (top === null || skip === null) return bad('$top và $skip phải là số nguyên không âm.')
  const [, release, row] = /^(\d{1,8})-(\d{1,8})$/.exec(given('$skiptoken') ?? '0-0') ?? []
  if (release === undefined || row === undefined) return bad('$skiptoken chỉ lấy từ @odata.nextLink.')
  const filter = given('$filter') === null ? null : readFilter(given('$filter') as string, columns)
  if (filter && !filter.ok) return filter
  return done({
    select: select?.includes('*') ? null : select,
    filter: filter?.value ?? null,
    order: sorted,
    top: given('$top') === null ? null : top,
    skip,
    count: given('$count') === 'true',
    from: { release: Number(release), row: Number(row) },
  })
}

/** A row with the columns that were asked for. */
export const selected = (row: Row, select: readonly string[] | null): Row =>
  select === null ? row : Object.fromEntries(select.map((name) => [name, row[name] ?? null]))

const schema = 'NongThonMoi'
const property = ({ name, type }: Column, at: number): string => {
  const scale = type === 'Decimal' ? ' Scale="variable"' : ''
  return `<Property Name="${name}" Type="Edm.${type}"${at === 0 ? ' Nullable="false"' : ''}${scale}/>`
}

/** `$metadata` in CSDL: what the sets are called and what their columns hold. */
export function metadata(): string {
  const types = datasets.map(
    ({ entity, columns }) =>
      `<EntityType Name="${entity}"><Key><PropertyRef Name="${columns[0]?.name}"/></Key>${columns.map(property).join('')}</EntityType>`,
  )
  const sets = datasets.map(({ entity }) => `<EntitySet Name="${entity}" EntityType="${schema}.${entity}"/>`)
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>',
    `<Schema Namespace="${schema}" xmlns="http://docs.oasis-open.org/odata/ns/edm">`,
    ...types,
    `<EntityContainer Name="DuLieuMo">${sets.join('')}</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>`,
  ].join('')
}

/** The service document: the sets by their names. */
export const serviceDocument = (root: string) => ({
  '@odata.context': `${root}/$metadata`,
  value: datasets.map(({ entity, name }) => ({ name: entity, kind: 'EntitySet', url: entity, title: name })),
})

/** The address of the page after this one: the same question, from where this page ended. */
export function nextLink(url: URL, { next, top }: { next: Place; top: number | null }): string {
  const link = new URL(url)
  link.searchParams.set('$skiptoken', `${next.release}-${next.row}`)
  link.searchParams.delete('$skip')
  link.searchParams.delete('$count')
  if (top !== null) link.searchParams.set('$top', String(top))
  // a dollar sign stays as programs write it
  return link.href.replaceAll('%24', '$')
}

/** The address of the service as the program wrote it. */
export const rootOf = ({ url }: { url: string }): string => `${new URL(url).origin}/du-lieu/odata`
