import type { FigureDefinition, FigureValue, Qualifier } from './platform/base/figure.ts'
import type { ReadCtx } from './platform/events/context.ts'
import { definitions, figureIn, unitsBehind } from './programme/figures/reads.ts'
import type { ResolvedFrame } from './programme/figures/types.ts'

type Entry = FigureDefinition & {
  /** the value in a frame; undefined where the qualifier names none */
  answer: (ctx: ReadCtx, resolved: ResolvedFrame, qualifier?: Qualifier) => Promise<FigureValue | undefined>
  /** the communes behind it */
  open: (ctx: ReadCtx, resolved: ResolvedFrame, qualifier?: Qualifier) => ReturnType<typeof unitsBehind>
}

/** Every figure that people quote, by key: its definition and the reads that answer it. */
export const registry: ReadonlyMap<string, Entry> = new Map(
  definitions.map((definition): [string, Entry] => {
    const { key } = definition
    return [
      key,
      {
        ...definition,
        answer: (ctx, resolved, qualifier) => figureIn(ctx, resolved, key, qualifier),
        open: (ctx, resolved, qualifier) => unitsBehind(ctx, resolved, key, qualifier),
      },
    ]
  }),
)
