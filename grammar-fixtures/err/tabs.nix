{
	containers.web.hostAddress	=	;
}
