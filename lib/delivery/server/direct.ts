import { viewRoutes } from '@/lib/views/direct'
import type { DirectRoute } from '../edge/edge'

/** Endpoints that are answered before Next is asked: so many call them that Next's own work would be the most of it. */
export const directRoutes: readonly DirectRoute[] = [...viewRoutes]
