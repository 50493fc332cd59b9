export { SearchIndex, type Found, type Hit, type Match, type SearchDocument } from './search-index.ts';
