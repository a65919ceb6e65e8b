/** Signs that a TCVN3 (.VnTime) text shows when it is read as Unicode, and that no Vietnamese word has beside a letter. */
const legacyFont = /\p{L}[µ¸¶·¹¨»¾¼½©®«¬\u00ad]|[µ¸¶·¹¨»¾¼½®«¬\u00ad]\p{L}/u

/** A text typed for a font of the time before Unicode: «B¸o c¸o». */
export const looksLikeTcvn3 = (text: string): boolean => legacyFont.test(text)
