import type { Actions } from './$types';

const longest = 3_000;

/** Pressed before the page's own script had come: handed back as it was, so that no word of it stands in a URL. */
export const actions: Actions = {
  default: async ({ request, setHeaders, url }) => {
    setHeaders({ 'cache-control': 'no-store' });
    const sent = await request.formData();
    if (request.headers.get('origin') !== url.origin) return undefined;
    const said = (name: string): string => String(sent.get(`suggest-${name}`) ?? '').slice(0, longest);
    return {
      need: said('need'),
      whom: said('whom'),
      place: said('place'),
      title: said('title'),
      partnership_id: said('partnership_id')
    };
  }
};
