{
  /* é 🙂 */ containers.web.hostAddress = = "🙂";
}
