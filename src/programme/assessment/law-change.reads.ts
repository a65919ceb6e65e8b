import type { ReadCtx } from '../../platform/events/context.ts'
import { waitingFor } from './law-change.queries.ts'

/** How many provinces wait to be judged anew by a set that changed? */
export const waitingForRejudging = ({ tx }: Pick<ReadCtx, 'tx'>, setId: string): Promise<number> => waitingFor(tx, setId)
