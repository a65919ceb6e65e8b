import { tellLives } from './lives.ts'

await tellLives(0)
