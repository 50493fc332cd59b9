export { scan } from './scan.ts';
export { SearchIndex, type Found, type Hit, type SearchDocument } from './search-index.ts';
