import { done, type Result, refused } from '../../platform/base/result.ts'
import { tidy } from '../../platform/text/fold.ts'
import { channelsLabel, chartLabel, contactKindNames, factFields, formNames, relatedLabel } from './profile.text.ts'
import {
  type BodyNode,
  type ChartBody,
  type Contact,
  contactKinds,
  englishNames,
  type FactName,
  factNames,
  type Profile,
  type SiteLink,
} from './profile.types.ts'
import { refusals } from './refusals.text.ts'

export type Given = (name: string) => string
type Wrong = { where: string; what: string }[]

/** people on a form, and bodies or links in a field */
const most = { contacts: 60, lines: 80 }

const oneLine = (text: string) => tidy(text.replace(/\p{Cc}/gu, ' '))

/** A longer text: its lines stay, what no database takes goes. */
const paragraphs = (text: string): string =>
  text
    .split(/\r?\n/)
    .map(oneLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

const linesOf = (text: string): string[] => paragraphs(text).split('\n').filter(Boolean)

const mail = /^[^\s<>@,;]+@[^\s<>@,;]+\.[^\s<>@,;]+$/
const phone = /^[\d+(][\d\s().,;/+-]*$/
const address = /^https?:\/\/[^\s<>"]+$/

/** What is wrong with the way in which somebody is reached; null where nothing is. */
function faultOf(name: FactName, text: string): string | null {
  if ((name === 'phone' || name === 'fax') && !phone.test(text))
    return `«${text}» không phải số điện thoại; chỉ ghi chữ số, ví dụ 0205 3812 345`
  if (name === 'email' && !mail.test(text)) return `«${text}» không phải địa chỉ thư`
  if (name === 'security' && !mail.test(text) && !address.test(text)) return `«${text}» không phải địa chỉ thư hay địa chỉ trang https://`
  return null
}

function textIn(given: Given, field: string, where: string, longest: number, isLong: boolean, wrong: Wrong): string | null {
  const text = isLong ? paragraphs(given(field)) : oneLine(given(field))
  if ([...text].length > longest) wrong.push({ where, what: `dài quá ${longest} chữ cái` })
  return text === '' ? null : text
}

/** The chart from lines: dashes before a name say under which body it stands; after `|` the English name. */
function chartIn(text: string, wrong: Wrong): ChartBody[] {
  const bodies: ChartBody[] = []
  for (const line of linesOf(text)) {
    const [, dashes = '', rest = ''] = /^([-–•\s]*)(.*)$/.exec(line) ?? []
    const [name = '', nameEn = ''] = rest.split('|').map((part) => part.trim())
    const depth = dashes.replaceAll(/\s/g, '').length
    if (name === '') wrong.push({ where: chartLabel, what: `dòng «${line}» chưa có tên` })
    if (depth > (bodies.at(-1)?.depth ?? -1) + 1) wrong.push({ where: chartLabel, what: `«${name}» thừa dấu gạch so với dòng trên` })
    bodies.push({ name, nameEn: nameEn === '' ? null : nameEn, depth })
  }
  if (bodies.length > most.lines) wrong.push({ where: chartLabel, what: `quá ${most.lines} dòng` })
  return bodies
}

function linksIn(text: string, where: string, wrong: Wrong): SiteLink[] {
  const lines = linesOf(text)
  if (lines.length > most.lines) wrong.push({ where, what: `quá ${most.lines} dòng` })
  return lines.map((line) => {
    const [name = '', href = ''] = line.split('|').map((part) => part.trim())
    if (name === '' || !address.test(href)) wrong.push({ where, what: `«${line}» chưa đúng dạng Tên | https://…` })
    return { name, href }
  })
}

/** How many people a form has room for. */
export const contactRows = (contacts: number): number => Math.min(most.contacts, contacts + 3)

function contactsIn(given: Given, wrong: Wrong): Contact[] {
  const contacts: Contact[] = []
  for (let row = 1; row <= most.contacts; row++) {
    const line = (field: string) => oneLine(given(`${field}-${row}`)).slice(0, 200)
    const [name, post, number, email] = [line('ho-ten'), line('chuc-vu'), line('sdt'), line('thu-dt')]
    if (name === '' && post === '' && number === '' && email === '') continue
    const where = name === '' ? `Người thứ ${row}` : name
    if (name === '') wrong.push({ where, what: 'chưa ghi họ tên' })
    if (post === '') wrong.push({ where, what: 'chưa ghi chức vụ' })
    const faults = [number && faultOf('phone', number), email && faultOf('email', email)]
    for (const what of faults) if (what) wrong.push({ where, what })
    if (given(`dong-y-${row}`) !== 'co') wrong.push({ where, what: 'chưa ghi nhận người này đồng ý công khai' })
    const kind = contactKinds.find((one) => one === given(`loai-${row}`)) ?? 'officer'
    contacts.push({
      kind,
      name,
      post,
      postEn: line('post') || null,
      body: line('don-vi') || null,
      phone: number || null,
      email: email || null,
    })
  }
  return contacts
}

/** Reads what an office writes of itself; every fault by name. */
export function readProfile(given: Given): Result<Profile> {
  const wrong: Wrong = []
  const facts = Object.fromEntries(
    factNames.map((name) => {
      const { label, most: longest, area } = factFields[name]
      const text = textIn(given, formNames[name], label, longest, area ?? false, wrong)
      const fault = text && faultOf(name, text)
      if (fault) wrong.push({ where: label, what: fault })
      return [name, text]
    }),
  ) as Profile['facts']
  if (facts.agency === null) wrong.unshift({ where: factFields.agency.label, what: 'chưa ghi' })
  const english = Object.fromEntries(
    englishNames.map((name) => {
      const { label, most: longest, area } = factFields[name]
      return [name, textIn(given, `${formNames[name]}-en`, `${label} (tiếng Anh)`, longest, area ?? false, wrong)]
    }),
  ) as Profile['english']
  const profile: Profile = {
    ...{ facts, english, bodies: chartIn(given('co-cau'), wrong), contacts: contactsIn(given, wrong) },
    channels: linksIn(given('kenh'), channelsLabel, wrong),
    related: linksIn(given('lien-ket'), relatedLabel, wrong),
  }
  return wrong.length > 0 ? refused(refusals.bad(wrong)) : done(profile)
}

/** The form as it stands for what was written. */
export function formOf({ facts, english, bodies, contacts, channels, related }: Profile): Record<string, string> {
  const linked = (links: readonly SiteLink[]) => links.map(({ name, href }) => `${name} | ${href}`).join('\n')
  const rows = contacts.flatMap((one, at) => {
    const fields = { loai: one.kind, 'ho-ten': one.name, 'chuc-vu': one.post, post: one.postEn, 'don-vi': one.body, sdt: one.phone }
    return Object.entries({ ...fields, 'thu-dt': one.email, 'dong-y': 'co' }).map(([field, value]) => [`${field}-${at + 1}`, value ?? ''])
  })
  return {
    ...Object.fromEntries(factNames.map((name) => [formNames[name], facts[name] ?? ''])),
    ...Object.fromEntries(englishNames.map((name) => [`${formNames[name]}-en`, english[name] ?? ''])),
    'co-cau': bodies
      .map(({ depth, name, nameEn }) => `${'-'.repeat(depth)}${depth ? ' ' : ''}${name}${nameEn ? ` | ${nameEn}` : ''}`)
      .join('\n'),
    ...{ kenh: linked(channels), 'lien-ket': linked(related) },
    ...Object.fromEntries(rows),
  }
}

/** The bodies of a chart, each with its parts. */
export function treeOf(bodies: readonly ChartBody[]): BodyNode[] {
  const roots: BodyNode[] = []
  const open: BodyNode[] = []
  for (const body of bodies) {
    const node = { ...body, parts: [] }
    open.length = body.depth
    ;(open.at(-1)?.parts ?? roots).push(node)
    open.push(node)
  }
  return roots
}

export type Block = { kind: 'text'; text: string } | { kind: 'list'; items: string[] }

/** A written text as paragraphs and lists: lines that begin with a dash are items. */
export function blocksOf(text: string | null): Block[] {
  const blocks: Block[] = []
  for (const line of (text ?? '').split('\n')) {
    const item = /^[-–•]\s+(.*)$/.exec(line)?.[1]
    const last = blocks.at(-1)
    if (item !== undefined && last?.kind === 'list') last.items.push(item)
    else if (item !== undefined) blocks.push({ kind: 'list', items: [item] })
    else if (line !== '') blocks.push({ kind: 'text', text: line })
  }
  return blocks
}

const labelled = { kenh: channelsLabel, 'lien-ket': relatedLabel, 'co-cau': chartLabel }

/** What stands otherwise in an edition than in the one before it, line by line, for whoever approves it. */
export function changesOf(before: Profile | null, now: Profile): { where: string; was: string; is: string }[] {
  const said = (one: Profile | null) => {
    if (!one) return new Map<string, string>()
    const { facts, english, contacts, ...rest } = one
    const form = formOf({ facts, english, contacts: [], ...rest })
    return new Map([
      ...factNames.map((name) => [factFields[name].label, facts[name] ?? ''] as const),
      ...englishNames.map((name) => [`${factFields[name].label} (tiếng Anh)`, english[name] ?? ''] as const),
      ...Object.entries(labelled).map(([field, label]) => [label, form[field] ?? ''] as const),
      ...contacts.map((one) => [one.name, contactLine(one)] as const),
    ])
  }
  const [was, is] = [said(before), said(now)]
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((where) => ({ where, was: was.get(where) ?? '', is: is.get(where) ?? '' }))
    .filter((one) => one.was !== one.is)
}

/** «Lãnh đạo: Chánh Văn phòng, 0205 …». */
const contactLine = ({ kind, post, postEn, body, phone: number, email }: Contact): string =>
  `${contactKindNames[kind]}: ${[post, postEn, body, number, email].filter(Boolean).join(', ')}`
