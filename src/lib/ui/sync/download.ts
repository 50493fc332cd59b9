/** Gives the person a file of what lies here, to keep whatever happens. */
export const download = (name: string, json: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
};
