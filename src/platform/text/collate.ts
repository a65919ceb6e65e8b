const collator = new Intl.Collator('vi', { numeric: true })

/** Vietnamese order, numbers by value: `Bản 2` before `Bản 10`, `Đ` after `D`. One place, because PostgreSQL's ICU and Node's differ. */
export const compareVietnamese = (a: string, b: string): number => collator.compare(a, b)

/** A sorted copy by a text of each item. */
export function sortVietnamese<T>(items: readonly T[], textOf: (item: T) => string): T[] {
  return [...items].sort((a, b) => compareVietnamese(textOf(a), textOf(b)))
}
