/** The names of the province whose registry this is, as they read inside a sentence. */
export interface RegistryProvince {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
}

export const REGISTRY_PROVINCE = Symbol('registry-province');
