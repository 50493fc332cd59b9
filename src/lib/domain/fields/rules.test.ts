import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldLink, ServiceArea } from './field';
import { areasFor, fieldsFor } from './rules';

const term = (id: string, position: number): ServiceArea => ({
  id,
  rev: 1,
  updated_at: '',
  partnership_id: 'p',
  key: id,
  name_nb: id,
  name_nn: id,
  name_en: id,
  former_names: [],
  position,
  valid_from: '2026-01-01',
  valid_to: null,
  successor_id: null
});
const link = (service_area_id: string, research_field_id: string): FieldLink => ({
  id: `${service_area_id}-${research_field_id}`,
  rev: 1,
  updated_at: '',
  partnership_id: 'p',
  service_area_id,
  research_field_id
});

const rows = {
  service_areas: [term('care', 2), term('school', 1), term('roads', 3)],
  research_fields: [term('nursing', 3), term('informatics', 1), term('education', 2)],
  field_links: [
    link('care', 'nursing'),
    link('care', 'informatics'),
    link('school', 'education'),
    link('school', 'informatics')
  ]
};

describe('service areas and fields of research', () => {
  it('an area is met by its fields, in their order', () => {
    expect(fieldsFor('care', rows).map(({ id }) => id)).toEqual(['informatics', 'nursing']);
    expect(fieldsFor('school', rows).map(({ id }) => id)).toEqual(['informatics', 'education']);
  });

  it('a field serves its areas, in their order', () => {
    expect(areasFor('informatics', rows).map(({ id }) => id)).toEqual(['school', 'care']);
    expect(areasFor('nursing', rows).map(({ id }) => id)).toEqual(['care']);
  });

  it('what nobody has linked, and what there is not, meets nothing', () => {
    expect(fieldsFor('roads', rows)).toEqual([]);
    expect(areasFor('gone', rows)).toEqual([]);
  });

  it('the two questions are one, asked from either side', () => {
    const [areas, fields] = [rows.service_areas, rows.research_fields];
    const pairs = fc.uniqueArray(
      fc.record({ area: fc.constantFrom(...areas), field: fc.constantFrom(...fields) }),
      { selector: ({ area, field }) => `${area.id}-${field.id}` }
    );
    fc.assert(
      fc.property(pairs, (linked) => {
        const all = { ...rows, field_links: linked.map(({ area, field }) => link(area.id, field.id)) };
        for (const area of areas)
          for (const field of fields)
            expect(fieldsFor(area.id, all).includes(field)).toBe(areasFor(field.id, all).includes(area));
      })
    );
  });
});
