import { createContext } from 'react-router'
import type { SignatureVerifier } from '../../platform/base/signature.ts'
import type { ReadCtx } from '../../platform/events/context.ts'
import type { Finding } from './file.types.ts'

/** Finds what does not agree in a text of a unit: another module's work, handed in from above. */
export type Examiner = (ctx: ReadCtx, asked: { text: string; unitId: number }) => Promise<Finding[]>

/** What the server hands to the pages of documents: who verifies signatures (null: nobody), who examines figures. */
export const portsContext = createContext<{ verify: SignatureVerifier | null; examine: Examiner }>()
