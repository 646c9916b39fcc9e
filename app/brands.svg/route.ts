import { brandSprite } from '@/components/ui/brand-shapes'

/** The marks of networks that <BrandIcon> refers to. */
export function GET() {
  return new Response(brandSprite(), {
    headers: { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=604800, s-maxage=604800' },
  })
}
