{
	/* 🙂 */ containers.web.hostAddress = "🙂"
	containers.web.autoStart = true;
}
