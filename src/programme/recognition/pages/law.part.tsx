/** The law of all lines, where they have one; it is then said once. */
export function lawOfAll(lines: readonly { law: string }[]): string | null {
  const [first] = lines
  return first && lines.every(({ law }) => law === first.law) ? first.law : null
}

export const Law = ({ text }: { text: string | null }) => (text ? <p className="source">Căn cứ: {text}.</p> : null)
