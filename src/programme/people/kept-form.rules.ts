/** What was typed into a form whose session had ended; files are not kept, only named. */
export type KeptForm = { fields: [name: string, value: string][]; files: string[] }

/** a form that is kept at most so long */
export const keptMinutes = 60
/** so many of one person at most, the newest */
export const keptForms = 5
/** characters that one may have */
const longest = 300_000

/** Pages whose forms hold passwords and codes, or nothing that was typed. */
const never = /^\/(dang-nhap|dang-xuat|khoi-tao|tai-khoan)(\/|$)/

/** What can be kept of a form, or null: passwords never, and not more than a person types. */
export function keepable(path: string, entries: readonly (readonly [string, string | { name: string; size: number }])[]): KeptForm | null {
  if (never.test(path)) return null
  const fields = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !/mat-khau|password/i.test(entry[0]))
  const files = entries.flatMap(([, value]) => (typeof value === 'object' && value.size > 0 ? [value.name] : []))
  const isEmpty = fields.every(([, value]) => value === '')
  const length = [...fields.flat(), ...files].reduce((sum, text) => sum + text.length, 0)
  return isEmpty || length > longest ? null : { fields, files }
}
