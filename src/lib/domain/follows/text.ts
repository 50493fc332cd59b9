/** How the words of a followed search are looked for: as the list does it, on the phone and on the server alike. */
export { saying as saysText } from '../challenges/matching';
