import { tellLives } from './lives.ts'

await tellLives(1)
