import { caoBang } from './cao-bang.ts'
import type { Place } from './file.ts'
import { langSon } from './lang-son.ts'
import { muongKhuong } from './muong-khuong.ts'
import { thaiNguyen } from './thai-nguyen.ts'

/** Every place of the demonstration, the same at every run. */
export const places = (): Place[] => [thaiNguyen(), langSon(), caoBang(), muongKhuong()]

/** Where the files stand. */
export const home = new URL('../../demonstration/', import.meta.url)
