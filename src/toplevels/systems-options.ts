/** How the systems of containers are evaluated. */
export interface SystemsOptions {
  /** The directory in which results are kept between runs; they are not when it is undefined. */
  readonly cache: string | undefined;
  /** Called where something has to be evaluated, with how many systems that are. */
  readonly onProgress?: ((systems: number) => SystemsProgress) | undefined;
}

/** Hears how far the systems are. */
export interface SystemsProgress {
  readonly onStart: (name: string) => void;
  /** It is not done when it has to be begun again. */
  readonly onEnd: (name: string, isDone: boolean) => void;
  /** Nothing more is to be heard. */
  readonly onDone: () => void;
}
