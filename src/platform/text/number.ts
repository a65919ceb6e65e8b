/** `1057010` → `1.057.010`, `16.1` → `16,1`. `decimals` fixes the count of decimals; without it as many as the number has, two at most. */
export function formatNumber(value: number, decimals?: number): string {
  const negative = value < 0 || Object.is(value, -0)
  const text = decimals === undefined ? String(Math.round(Math.abs(value) * 100) / 100) : Math.abs(value).toFixed(decimals)
  const [whole = '0', fraction] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '.')
  const shown = fraction ? `${grouped},${fraction}` : grouped
  return negative && shown !== '0' ? `-${shown}` : shown
}

export type NumberReading = { ok: true; value: number } | { ok: false; why: 'notANumber' | 'ambiguous' }

/**
 * Reads a number as Vietnamese officers type it: `1.234,5`, `1234,5`, `1 234`, `12`.
 * `1.234` is a thousand in an integer field and ambiguous in a decimal one; `1.5` (no group of three) reads as 1,5.
 */
export function parseNumber(text: string, kind: 'integer' | 'decimal' = 'decimal'): NumberReading {
  const trimmed = text
    .normalize('NFC')
    .replace(/[\s\u00a0\u202f]/gu, '')
    .replace(/^\+/, '')
  if (!/^-?[\d.,]+$/.test(trimmed) || !/\d/.test(trimmed)) return { ok: false, why: 'notANumber' }
  const grouped = /^-?\d{1,3}(\.\d{3})+$/.test(trimmed)
  if (grouped && trimmed.split('.').length === 2 && kind === 'decimal' && !/^-?0\./.test(trimmed)) return { ok: false, why: 'ambiguous' }
  if (grouped && !/^-?0\./.test(trimmed)) return { ok: true, value: Number(trimmed.replaceAll('.', '')) }
  if (/^-?\d{1,3}(\.\d{3})*,\d+$/.test(trimmed) || /^-?\d+,\d+$/.test(trimmed))
    return { ok: true, value: Number(trimmed.replaceAll('.', '').replace(',', '.')) }
  if (/^-?\d+(\.\d+)?$/.test(trimmed)) return { ok: true, value: Number(trimmed) }
  return { ok: false, why: 'notANumber' }
}

/** An id as it stands in an address or a form; 0, which nothing has, for anything else. */
export const parseId = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0)
