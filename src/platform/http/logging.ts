import { type Logger, pino, stdTimeFunctions } from 'pino'
import type { Config } from '../base/config.ts'

/** Structured lines on standard output: what happened, and to which request. Never a body, a cookie or a query's values. */
export const createLog = ({ logLevel }: Pick<Config, 'logLevel'>): Logger =>
  pino({
    level: logLevel,
    base: { pid: process.pid },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  })
