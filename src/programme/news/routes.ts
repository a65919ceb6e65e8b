import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `programme/news/pages/${name}.page.tsx`

export const routes: RouteConfigEntry[] = [
  route('tin-tuc', page('public-list')),
  route('tin-tuc/anh/:file', page('picture-file')),
  route('tin-tuc/nguon-tin/:file', page('feed')),
  route('tin-tuc/binh-luan', page('comment-counts')),
  route('tin-tuc/binh-luan/da-nhan', page('thanks')),
  route('tin-tuc/:slug', page('public-article')),
  route('tin-tuc/:slug/bai.pdf', page('article-file')),
  route('en/news', page('english-list')),
  route('en/news/:slug', page('english-article')),
  route('bien-tap', page('articles')),
  route('bien-tap/tai-ve', page('articles-file')),
  route('bien-tap/moi', page('new-article')),
  route('bien-tap/chuyen-muc', page('categories')),
  route('bien-tap/binh-luan', page('comments')),
  route('bien-tap/binh-luan/tai-ve', page('comments-file')),
  route('bien-tap/:id', page('article')),
  route('bien-tap/:id/soan', page('edit-article')),
  route('bien-tap/:id/anh', page('pictures')),
  route('bien-tap/:id/ban/:number', page('version')),
]
