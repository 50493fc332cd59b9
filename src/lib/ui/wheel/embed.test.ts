import { expect, it } from 'vitest';
import { embedCode, embedPath } from './embed';

it('the code for another site has an address and a title, and no name can break out of it', () => {
  expect(embedPath('gjovik-ntnu')).toBe('/arshjul/innebygd?partnerskap=gjovik-ntnu');
  const code = embedCode('https://samskap.example/arshjul/innebygd?a=1&b=2', 'Året til "Gjøvik" <og> NTNU');
  expect(code).toBe(
    '<iframe src="https://samskap.example/arshjul/innebygd?a=1&amp;b=2" title="Året til &quot;Gjøvik&quot; &lt;og&gt; NTNU" width="100%" height="900" loading="lazy" style="border: 0"></iframe>'
  );
});
