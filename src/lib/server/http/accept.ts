/** How much a reader wants a media type (0 to 1), as RFC 9110 12.5.1 reads `Accept`: the most exact range decides. */
export const wants = (accept: string | null, type: string): number => {
  if (!accept?.trim()) return 1;
  const [group = ''] = type.split('/');
  const ranges = accept.split(',').map((range) => {
    const [name = '', ...params] = range.split(';').map((part) => part.trim().toLowerCase());
    const q = Number(params.find((param) => param.startsWith('q='))?.slice(2) ?? 1);
    return { name, q: q >= 0 && q <= 1 ? q : 0 };
  });
  for (const name of [type, `${group}/*`, '*/*']) {
    const range = ranges.find((candidate) => candidate.name === name);
    if (range) return range.q;
  }
  return 0;
};
