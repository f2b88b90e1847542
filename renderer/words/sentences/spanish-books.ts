import type { Sentence } from '../template.ts';

/** Books, secrets, companies and the program itself. */
export const spanishBooks: readonly Sentence[] = [
  [
    'The ledger of this company was written by a newer version of Tallybridge. Install that version or a later one to open it. Nothing was changed.',
    'Los libros de esta empresa se escribieron con una versión más nueva de Tallybridge. Instale esa versión o una posterior para abrirlos. No se ha cambiado nada.',
  ],
  [
    'The ledger in {0} is damaged and was left as it is. Nothing is sent to Xero until it is mended. Keep the folder, put back a copy of it from your backups, and sync again.',
    'Los libros de {0} están dañados y se han dejado como están. No se envía nada a Xero hasta que se reparen. Conserve la carpeta, restaure una copia de sus copias de seguridad y sincronice de nuevo.',
  ],
  [
    'The ledger in {0} cannot be used: {1:disk}. Mend this or choose another folder, then try again.',
    'Los libros de {0} no se pueden usar: {1}. Corríjalo o elija otra carpeta e inténtelo de nuevo.',
  ],
  [
    'The ledger of this company was written by an earlier version of Tallybridge. The next sync brings it up to date; run one, then look again.',
    'Los libros de esta empresa se escribieron con una versión anterior de Tallybridge. La próxima sincronización los actualiza; haga una y mire de nuevo.',
  ],
  [
    'This company has no ledger yet. Connect Cledara to begin.',
    'Esta empresa aún no tiene libros. Conecte Cledara para empezar.',
  ],

  [
    'The system keychain cannot be used, because a part of the system it needs is missing. Install it and try again.',
    'No se puede usar el llavero del sistema, porque falta una parte del sistema que necesita. Instálela e inténtelo de nuevo.',
  ],
  [
    'The system keychain cannot be used, because a part of the system it needs is missing (on Debian and Ubuntu the package libsecret-1-0). Install it and try again.',
    'No se puede usar el llavero del sistema, porque falta una parte del sistema que necesita (en Debian y Ubuntu, el paquete libsecret-1-0). Instálela e inténtelo de nuevo.',
  ],
  [
    'Or keep secrets in an encrypted file: set TALLYBRIDGE_SECRETS to file and TALLYBRIDGE_PASSPHRASE to a passphrase.',
    'O guarde los secretos en un archivo cifrado: ponga TALLYBRIDGE_SECRETS en file y TALLYBRIDGE_PASSPHRASE en una contraseña.',
  ],
  [
    'The system keychain did not answer. Unlock it, or close its window if one is waiting for you, then try again. You stay connected.',
    'El llavero del sistema no respondió. Desbloquéelo, o cierre su ventana si alguna le espera, e inténtelo de nuevo. Sigue conectado.',
  ],
  [
    'The system keychain is locked, so nothing can be read from it or stored in it. Unlock it and try again. You stay connected.',
    'El llavero del sistema está bloqueado, así que no se puede leer ni guardar nada en él. Desbloquéelo e inténtelo de nuevo. Sigue conectado.',
  ],
  [
    'No system keychain is running, so nothing can be read from it or stored in it. Sign in to the desktop, or install one (on Debian and Ubuntu the package gnome-keyring), then try again. You stay connected.',
    'No hay ningún llavero del sistema en marcha, así que no se puede leer ni guardar nada en él. Inicie sesión en el escritorio o instale uno (en Debian y Ubuntu, el paquete gnome-keyring) e inténtelo de nuevo. Sigue conectado.',
  ],
  [
    'The system keychain has no keyring yet to store anything in. Sign out of the desktop and in again, which makes one, then try again.',
    'El llavero del sistema aún no tiene dónde guardar nada. Cierre la sesión del escritorio y vuelva a iniciarla, lo que lo crea, e inténtelo de nuevo.',
  ],
  [
    'The system keychain stopped while it was in use, and this program cannot reach the one that takes its place. Quit Tallybridge, start it again and try again. You stay connected.',
    'El llavero del sistema se detuvo mientras se usaba, y este programa no puede usar el que lo sustituye. Salga de Tallybridge, ábralo otra vez e inténtelo de nuevo. Sigue conectado.',
  ],
  [
    'The system keychain is locked or not running. Sign in to the desktop and unlock it, then try again. You stay connected.',
    'El llavero del sistema está bloqueado o no está en marcha. Inicie sesión en el escritorio, desbloquéelo e inténtelo de nuevo. Sigue conectado.',
  ],
  [
    'The system keychain did not give back what was stored in it. Check that it is unlocked and that nothing else changes it, then try again.',
    'El llavero del sistema no devolvió lo que se guardó en él. Compruebe que está desbloqueado y que nada más lo cambia, e inténtelo de nuevo.',
  ],
  [
    'The file of secrets needs a passphrase and none was given. Set TALLYBRIDGE_PASSPHRASE, then try again.',
    'El archivo de secretos necesita una contraseña y no se ha dado ninguna. Ponga TALLYBRIDGE_PASSPHRASE e inténtelo de nuevo.',
  ],
  [
    'The file of secrets {0} does not open: the passphrase is another one, or the file was damaged. It was left as it is. Set TALLYBRIDGE_PASSPHRASE to the passphrase it was made with; if that is lost, move the file away and connect Cledara and Xero again.',
    'El archivo de secretos {0} no se abre: la contraseña es otra o el archivo está dañado. Se ha dejado como está. Ponga en TALLYBRIDGE_PASSPHRASE la contraseña con la que se hizo; si se ha perdido, aparte el archivo y vuelva a conectar Cledara y Xero.',
  ],
  [
    'The file of secrets {0} cannot be read or written. Check that the disk is not full and that the folder belongs to you, then try again.',
    'El archivo de secretos {0} no se puede leer o escribir. Compruebe que el disco no está lleno y que la carpeta es suya, e inténtelo de nuevo.',
  ],
  [
    'What was stored in {0:store} as a test did not come back unchanged. Nothing else was stored there. Choose another place with TALLYBRIDGE_SECRETS.',
    'Lo que se guardó como prueba en {0} no volvió intacto. No se guardó nada más ahí. Elija otro lugar con TALLYBRIDGE_SECRETS.',
  ],
  [
    'What this window remembers could not be read or kept, because the data folder cannot be used ({0}). Free or mend the folder, or choose another one with TALLYBRIDGE_DATA_DIR.',
    'Lo que esta ventana recuerda no se pudo leer o guardar, porque la carpeta de datos no se puede usar ({0}). Libere o repare la carpeta, o elija otra con TALLYBRIDGE_DATA_DIR.',
  ],

  [
    'There is more than one company. Name one with --company: {0}.',
    'Hay más de una empresa. Indique una con --company: {0}.',
  ],
  ['There is no company "{0}". There are: {1}.', 'No hay ninguna empresa «{0}». Hay: {1}.'],
  ['There is a company "{0}" already. Choose another name.', 'Ya hay una empresa «{0}». Elija otro nombre.'],
  [
    'There is a company "{0}" already. It is archived. Choose another name.',
    'Ya hay una empresa «{0}». Está archivada. Elija otro nombre.',
  ],
  [
    'Every company is archived. Name one with --company: {0}.',
    'Todas las empresas están archivadas. Indique una con --company: {0}.',
  ],
  [
    'Another program is making a company of this name at this moment. Run this again to go on with that one.',
    'Otro programa está creando en este momento una empresa con este nombre. Repítalo para seguir con ella.',
  ],
  [
    'There is no such company here any more. Choose a company from the list.',
    'Esa empresa ya no está aquí. Elija una empresa de la lista.',
  ],
  [
    '“{0}” is archived, so nothing of it is changed, read or sent. Bring it back first: in the window, or with “companies unarchive”.',
    '«{0}» está archivada, así que no se cambia, lee ni envía nada de ella. Recupérela antes: en la ventana o con «companies unarchive».',
  ],
  [
    '{0:author} renamed the company: “{1}” is “{2}” from now on.',
    '{0} cambió el nombre de la empresa: «{1}» es «{2}» desde ahora.',
  ],
  ['{0:author} archived the company.', '{0} archivó la empresa.'],
  ['{0:author} brought the company back from the archive.', '{0} recuperó la empresa del archivo.'],
  [
    '{0:author} removed the company from this computer. These books are the copy that was put aside.',
    '{0} quitó la empresa de este equipo. Estos libros son la copia que se apartó.',
  ],
  [
    'The company was put back from the copy of its books of {0:day}.',
    'La empresa se restableció con la copia de sus libros del {0}.',
  ],
  [
    'A sync of this company is under way, so it was not archived. Wait until it has ended, then archive it.',
    'Hay una sincronización de esta empresa en curso, así que no se archivó. Espere a que termine y archívela entonces.',
  ],
  [
    'Nothing was removed: what was typed is not the name of the company. It is “{0}”, in exactly these letters.',
    'No se quitó nada: lo escrito no es el nombre de la empresa. Es «{0}», con exactamente esas letras.',
  ],
  [
    'There is no such company here any more, so nothing was removed.',
    'Esa empresa ya no está aquí, así que no se quitó nada.',
  ],
  [
    'A sync of this company is under way, so nothing was removed. Wait until it has ended, then remove it.',
    'Hay una sincronización de esta empresa en curso, así que no se quitó nada. Espere a que termine y quítela entonces.',
  ],
  [
    'The company was not removed, because its folder could not be moved away ({0}). Its books are as they were. Close what else uses the folder, then remove the company again.',
    'La empresa no se quitó porque no se pudo apartar su carpeta ({0}). Sus libros están como estaban. Cierre lo que use la carpeta y quite la empresa otra vez.',
  ],
  [
    'A company name has 1 to 80 characters, none of them a control character.',
    'El nombre de una empresa tiene de 1 a 80 caracteres, ninguno de ellos de control.',
  ],
  [
    'The data folder cannot be used ({0}). Mend this, or choose another one with TALLYBRIDGE_DATA_DIR.',
    'La carpeta de datos no se puede usar ({0}). Corríjalo o elija otra con TALLYBRIDGE_DATA_DIR.',
  ],
  [
    'This company is not open here: it was removed, or it was the sample and has ended. Choose a company from the list.',
    'Esta empresa no está abierta aquí: se quitó, o era la de ejemplo y ha terminado. Elija una empresa de la lista.',
  ],
  [
    'The sample company could not be read. Nothing was lost; try again.',
    'No se pudo leer la empresa de ejemplo. No se ha perdido nada; inténtelo de nuevo.',
  ],
  ['The days cannot be exported.', 'No se pueden exportar esos días.'],
  ['No statement was made.', 'No se creó ningún extracto.'],
  [
    'Nothing is exported before {0}, the day that posting starts on. Choose a later last day.',
    'No se exporta nada anterior al {0}, el día en que se empieza a registrar. Elija un último día posterior.',
  ],
  [
    '"{0}" is not among the accounts of the settings. An account is written CURRENCY:saas or CURRENCY:spend, such as GBP:saas.',
    '«{0}» no está entre las cuentas de los ajustes. Una cuenta se escribe MONEDA:saas o MONEDA:spend, como GBP:saas.',
  ],
  [
    'The account {0} is off, so nothing of it is exported. Turn it on in the settings first.',
    'La cuenta {0} está desactivada, así que no se exporta nada de ella. Actívela primero en los ajustes.',
  ],
  ['There is no such export.', 'No existe esa exportación.'],
  [
    'Left out of the file, because not all of it was understood: {0}. Enter it in Xero by hand if it belongs there.',
    'Fuera del archivo, porque no se entendió todo: {0}. Anótelo a mano en Xero si corresponde allí.',
  ],
  [
    'Left out of the file, because Cledara does not list it any more. Look for it in Cledara, and enter it in Xero by hand if it stands all the same.',
    'Fuera del archivo, porque Cledara ya no lo muestra. Búsquelo en Cledara y anótelo a mano en Xero si aun así es válido.',
  ],
  ['"{0}" is not a day of the calendar, written YYYY-MM-DD.', '«{0}» no es un día del calendario, escrito AAAA-MM-DD.'],
  ['The first day ({0}) comes after the last ({1}).', 'El primer día ({0}) es posterior al último ({1}).'],

  [
    'Something went wrong inside Tallybridge. Nothing was lost; try again, and report it if it happens again. The log has the details under {0}.',
    'Algo falló dentro de Tallybridge. No se ha perdido nada; inténtelo de nuevo y comuníquelo si vuelve a pasar. El registro tiene los detalles con el número {0}.',
  ],
  [
    'Something went wrong inside Tallybridge: the engine answered another question. Nothing was lost; try again.',
    'Algo falló dentro de Tallybridge: el motor respondió a otra pregunta. No se ha perdido nada; inténtelo de nuevo.',
  ],
  [
    'The engine stopped and was started again. Nothing was lost; look at what happened and do it again if it is not done.',
    'El motor se detuvo y se inició de nuevo. No se ha perdido nada; mire qué pasó y hágalo de nuevo si no está hecho.',
  ],
  [
    'The engine stopped several times in a row, so this was not begun. It is started again within half a minute; try it again then. If it goes on, the log under the data folder says why.',
    'El motor se detuvo varias veces seguidas, así que esto no se empezó. Se inicia de nuevo en medio minuto; inténtelo entonces. Si continúa, el registro de la carpeta de datos dice por qué.',
  ],
  [
    'Tallybridge is being ended, so this was not finished. Nothing was lost; do it again after the next start.',
    'Tallybridge se está cerrando, así que esto no se terminó. No se ha perdido nada; hágalo de nuevo tras el próximo inicio.',
  ],
  ['{0} was called with something it does not take.', '{0} se llamó con algo que no admite.'],
  ['There is no method {0}.', 'No existe el método {0}.'],
  [
    'The call was refused, because it is larger than 16 MB. Choose a smaller file or fewer items.',
    'La petición se rechazó porque supera los 16 MB. Elija un archivo menor o menos elementos.',
  ],
  [
    'The call was refused, because Tallybridge does not know it. Reload the window.',
    'La petición se rechazó porque Tallybridge no la conoce. Vuelva a cargar la ventana.',
  ],
  [
    'Nothing was done, because the window of Tallybridge did not ask for it. Go back to that window.',
    'No se hizo nada porque no lo pidió la ventana de Tallybridge. Vuelva a esa ventana.',
  ],
  [
    'The address was not opened, because it is none that Tallybridge opens, or no browser takes it. Type it into one.',
    'La dirección no se abrió porque no es de las que abre Tallybridge o porque ningún navegador la acepta. Escríbala en uno.',
  ],
  [
    'The call was refused, because it is not of the type application/json. Go back to the window.',
    'La petición se rechazó porque no es del tipo application/json. Vuelva a la ventana.',
  ],
  [
    'The request was refused, because it is not written as a browser writes one. Reload the window.',
    'La petición se rechazó porque no está escrita como la escribe un navegador. Vuelva a cargar la ventana.',
  ],
  [
    'The request was refused, because it came from another page or from a program that does not say where it comes from. Copy the address that Tallybridge printed into the address bar of your browser.',
    'La petición se rechazó porque vino de otra página o de un programa que no dice de dónde viene. Copie la dirección que mostró Tallybridge en la barra de direcciones de su navegador.',
  ],
  [
    'The request was refused, because it names another host than the one that Tallybridge printed. Use the address exactly as it was printed, with 127.0.0.1 in it.',
    'La petición se rechazó porque nombra otro equipo que el que mostró Tallybridge. Use la dirección tal como se mostró, con 127.0.0.1.',
  ],
  [
    'The request was refused, because Tallybridge takes no requests of this kind. Go back to its window.',
    'La petición se rechazó porque Tallybridge no admite peticiones de este tipo. Vuelva a su ventana.',
  ],
  [
    'Nothing is shown, because this browser did not open the window. Open the address that Tallybridge printed when it started; if it was used already, end Tallybridge and start it again for a new one.',
    'No se muestra nada porque este navegador no abrió la ventana. Abra la dirección que Tallybridge mostró al iniciarse; si ya se usó, cierre Tallybridge y ábralo de nuevo para obtener otra.',
  ],
  [
    'No second window was opened, because the address works once only and was used, or belongs to an earlier start. Go back to the window that is open, or end Tallybridge and start it again for a new address.',
    'No se abrió una segunda ventana, porque la dirección vale una sola vez y ya se usó, o es de un inicio anterior. Vuelva a la ventana abierta, o cierre Tallybridge y ábralo de nuevo para obtener otra dirección.',
  ],
  [
    'Nothing is shown, because Tallybridge has no page of this name. Go back to its window.',
    'No se muestra nada porque Tallybridge no tiene ninguna página con ese nombre. Vuelva a su ventana.',
  ],
  [
    'No further window was opened, because too many are open already. Close some of them and reload this one.',
    'No se abrió otra ventana, porque ya hay demasiadas abiertas. Cierre algunas y vuelva a cargar esta.',
  ],
];
