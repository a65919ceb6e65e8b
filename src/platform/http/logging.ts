import { type Logger, pino, stdTimeFunctions } from 'pino'
import type { Config } from '../base/config.ts'

/** What a line says of an error: a driver hangs its whole connection on it, which nobody can read. */
function errorFacts(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name, message, stack, cause } = error
  const code = 'code' in error ? { code: error.code } : {}
  return { type: name, message, ...code, stack, ...(cause === undefined ? {} : { cause: errorFacts(cause) }) }
}

/** Structured lines on standard output: what happened, and to which request. Never a body, a cookie or a query's values. */
export const createLog = ({ logLevel }: Pick<Config, 'logLevel'>): Logger =>
  pino({
    level: logLevel,
    base: { pid: process.pid },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: errorFacts },
  })
