/** Weights of the check digit of a Norwegian organisation number (Brønnøysundregistrene). */
const weights = [3, 2, 7, 6, 5, 4, 3, 2];

/** True for nine digits whose last one is the modulus 11 check digit. A remainder of 1 has no valid digit. */
export const isOrganisationNumber = (value: string): boolean => {
  if (!/^\d{9}$/.test(value)) return false;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(value[i]), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === Number(value[8]);
};
