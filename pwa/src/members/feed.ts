// The outlets as maps/feed.py publishes them (points-de-vente.geojson), read for the map.

export type RateGroup = {
  readonly percent: number;
  readonly families: string;
  readonly sentence: string;
};

export type Outlet = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly commune: string;
  readonly hours: string | null;
  readonly page: string;
  readonly onlySomeProducts: boolean;
  readonly families: readonly string[];
  readonly rateGroups: readonly RateGroup[];
  readonly lat: number;
  readonly lon: number;
};

export type Place = { readonly label: string; readonly lat: number; readonly lon: number };

// Rings, each closed by itself: the first ones and their holes alike.
export type Rings = readonly (readonly LatLon[])[];

export type LatLon = readonly [lat: number, lon: number];

// `outline`: the line of the territory, empty where distances start from its point; `zone`: that of the perimeter around it.
export type Territory = Place & { readonly radius_m: number | null; readonly outline: Rings; readonly zone: Rings };

export type Feed = {
  readonly outlets: readonly Outlet[];
  readonly unplaced: number;
  readonly territory: Territory;
  readonly places: readonly Place[];
};

type Coordinates = readonly [lon: number, lat: number];

type WirePlace = { readonly label: string; readonly coordinates: Coordinates };

type WireRings = readonly (readonly Coordinates[])[];

type WireTerritory = WirePlace & { readonly radius_m: number | null; readonly outline?: WireRings; readonly zone?: WireRings };

type WireFeature = {
  readonly id: string;
  readonly geometry: { readonly coordinates: Coordinates };
  readonly properties: {
    readonly name: string;
    readonly kind: string;
    readonly commune: string;
    readonly hours: string | null;
    readonly page: string;
    readonly only_some_products: boolean;
    readonly rates: readonly { readonly family: string }[];
    readonly rate_groups: readonly RateGroup[];
  };
};

export type WireFeed = {
  readonly features: readonly WireFeature[];
  readonly unplaced: readonly unknown[];
  readonly territory: WireTerritory;
  readonly places: readonly WirePlace[];
};

// Fetches the feed; throws when it is not there.
export async function loadFeed(address: string): Promise<Feed> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`feed: ${response.status}`);
  return readFeed((await response.json()) as WireFeed);
}

export function readFeed(feed: WireFeed): Feed {
  return {
    outlets: feed.features.map(readOutlet),
    unplaced: feed.unplaced.length,
    territory: readTerritory(feed.territory),
    places: feed.places.map(readPlace),
  };
}

function readOutlet({ id, geometry, properties }: WireFeature): Outlet {
  const { name, kind, commune, hours, page } = properties;
  const [lon, lat] = geometry.coordinates;
  return {
    ...{ id, name, kind, commune, hours, page, lat, lon },
    onlySomeProducts: properties.only_some_products,
    families: properties.rates.map((rate) => rate.family),
    rateGroups: properties.rate_groups,
  };
}

function readTerritory({ radius_m, outline = [], zone = [], ...place }: WireTerritory): Territory {
  return { ...readPlace(place), radius_m, outline: readRings(outline), zone: readRings(zone) };
}

function readRings(rings: WireRings): Rings {
  return rings.map((ring) => ring.map(([lon, lat]): LatLon => [lat, lon]));
}

function readPlace({ label, coordinates: [lon, lat] }: WirePlace): Place {
  return { label, lat, lon };
}
