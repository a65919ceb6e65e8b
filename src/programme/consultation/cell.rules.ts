import type { Ratio } from '../../platform/base/ratio.ts'

/** cells of fewer answers are not published: in a village everybody would know who it was */
export const smallest = 5

/** Whether a share can stand in public: neither few answers in all, nor a few who were not satisfied. */
export const isPublishable = ({ num, den }: Ratio): boolean => {
  const others = den - num
  return den >= smallest && num >= smallest && (others === 0 || others >= smallest)
}
