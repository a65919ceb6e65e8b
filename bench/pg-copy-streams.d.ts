/** The package comes without types; this is what the bench uses of it. */
declare module 'pg-copy-streams' {
  import type { Submittable } from 'pg'
  export function from(text: string): NodeJS.WritableStream & Submittable
  export function to(text: string): NodeJS.ReadableStream & Submittable
}
