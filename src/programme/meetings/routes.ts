import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/meetings/pages/${name}.page.tsx`

export const routes: RouteConfigEntry[] = [
  route('hoi-nghi', page('meetings')),
  route('hoi-nghi/tai-ve', page('meetings-file')),
  route('hoi-nghi/moi', page('new-meeting')),
  route('hoi-nghi/:id', page('meeting')),
  route('hoi-nghi/:id/sua', page('edit-meeting')),
  route('hoi-nghi/:id/giay-moi', page('letter')),
  route('hoi-nghi/:id/diem-cau/tai-ve', page('points-file')),
  route('hoi-nghi/:id/diem-cau/:point', page('point')),
  route('hoi-nghi/:id/tai-lieu/:number', page('paper')),
  route('hoi-nghi/:id/tai-lieu/:number/soan', page('edit-paper')),
  route('hoi-nghi/:id/y-kien/:speech', page('speech')),
  route('hoi-nghi/:id/bien-ban', page('minutes')),
  route('hoi-nghi/:id/bien-ban/soan', page('edit-minutes')),
  route('hoi-nghi/:id/ket-luan', page('notice')),
  route('hoi-nghi/:id/ket-luan/soan', page('edit-conclusions')),
  route('hoi-nghi/:id/van-ban/:which/:format', page('official-file')),
  route('hoi-nghi/:id/ky-truoc', page('follow-up')),
  route('hoi-nghi/:id/ky-truoc/tai-ve', page('follow-up-file')),
]
