import { createRequire } from 'node:module'
import { LRUCache } from 'lru-cache'
import type { ReadCtx } from '../../platform/events/context.ts'
import { drawCard } from '../../platform/files/picture.ts'
import { cardIn } from '../figures/address.rules.ts'
import { missingScore, scoreOf } from '../figures/commune.views.ts'
import { leadOf, silenceOf } from '../figures/page.views.ts'
import { placePage } from '../figures/place.reads.ts'

/** What a card says: a heading, and a sentence under it. */
type Said = { title: string; below: string }

const house: Said = { title: 'Nông thôn mới', below: 'Bức tranh thật, tại bất kỳ ngày nào, trên bất kỳ bản đồ nào' }

/** drawn cards by what they say: drawing takes a tenth of a second, and most days of a unit say the same as before */
const drawn = new LRUCache<string, Buffer<ArrayBuffer>>({ maxSize: 8 * 1024 * 1024, sizeCalculation: (card) => card.length })
const font = () => createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf')

/** What does the card of this name say? Null for a name that no card has, or a unit that never was. */
async function said(ctx: ReadCtx, file: string): Promise<Said | null> {
  if (file === 'nong-thon-moi.png') return house
  const asked = cardIn(file)
  if (asked === null) return null
  const answer = await placePage(ctx, asked.level, asked.code, { ngay: asked.asOf })
  if (!answer.ok) return null
  const place = answer.value
  const { unit } = place.resolved.frame
  const province = place.above.find(({ level }) => level === 'province')
  const below = asked.level === 'commune' ? (scoreOf(place) ?? missingScore(place)) : (leadOf(place.picture) ?? silenceOf(place.picture))
  return { title: province ? `${unit.name}, ${province.name}` : unit.name, below }
}

/** The picture that stands where a page of the portal is shared: a unit with its sentence and the day of it, or the house. As PNG. */
export async function cardOf(ctx: ReadCtx, file: string): Promise<Buffer<ArrayBuffer> | null> {
  const text = await said(ctx, file)
  if (text === null) return null
  const key = `${text.title}\n${text.below}`
  const card = drawn.get(key) ?? Buffer.from(await drawCard({ ...text, font: font() }))
  drawn.set(key, card)
  return card
}
