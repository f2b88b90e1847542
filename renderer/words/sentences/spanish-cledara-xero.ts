import type { Sentence } from '../template.ts';

/** What goes wrong between this computer, Cledara and Xero. */
export const spanishServices: readonly Sentence[] = [
  ['Cledara is not connected. Connect it first.', 'Cledara no está conectada. Conéctela primero.'],
  ['Xero is not connected. Connect it first.', 'Xero no está conectado. Conéctelo primero.'],
  [
    'Your role in {0} was lowered: you were {1:role}, and since {2:day} you are {3:role}.',
    'Su rol en {0} se rebajó: era usted {1} y desde el {2} es {3}.',
  ],
  ['Nothing can be posted any more.', 'Ya no se puede contabilizar nada.'],
  [
    'What is dated on or before the lock date ({0:day}) can no longer be posted.',
    'Lo que tiene fecha de bloqueo ({0}) o anterior ya no se puede contabilizar.',
  ],
  [
    'No lock date is set, so everything can still be posted; once one is set, only an Adviser can post on or before it.',
    'No hay fecha de bloqueo, así que aún se puede contabilizar todo; cuando haya una, solo un Adviser podrá contabilizar en ella o antes.',
  ],
  [
    'Whoever manages the users of {0} in Xero can change it back; or ask an Adviser to connect.',
    'Quien gestione los usuarios de {0} en Xero puede devolvérselo; o pida a un Adviser que conecte.',
  ],
  [
    'Whoever manages the users of {0} in Xero can change it back; or ask an Adviser or a Standard user to connect.',
    'Quien gestione los usuarios de {0} en Xero puede devolvérselo; o pida a un Adviser o a un usuario Standard que conecte.',
  ],
  [
    'Have your role changed back in Xero, or ask an Adviser to connect.',
    'Haga que le devuelvan su rol en Xero o pida a un Adviser que conecte.',
  ],
  ['Plan or kind in Xero', 'Plan o tipo en Xero'],
  ['Status in Xero', 'Estado en Xero'],
  [
    'It is a demo company: Xero makes it anew from time to time, and it is another organisation then, which needs a company of its own.',
    'Es una empresa de demostración: Xero la crea de nuevo de vez en cuando y entonces es otra organización, que necesita una empresa propia.',
  ],
  [
    'It is a trial: when that ends, Xero refuses access until a plan is chosen there.',
    'Es una prueba: cuando termine, Xero negará el acceso hasta que se elija allí un plan.',
  ],
  [
    'Xero gives its status as {0}, though it answers: it may not take documents.',
    'Xero da su estado como {0}, aunque responde: quizá no acepte documentos.',
  ],
  ['Look at the subscription of the organisation in Xero.', 'Revise en Xero la suscripción de la organización.'],
  [
    'Xero has reset its demo company: there is another {0} now, with nothing of yours in it. These books belong to the one before; they are kept, and nothing is sent to the new one. Add a company of its own for it.',
    'Xero ha creado de nuevo su empresa de demostración: ahora hay otra {0}, sin nada suyo. Estos libros son de la anterior; se conservan y no se envía nada a la nueva. Añada una empresa propia para ella.',
  ],
  [
    'Xero refuses access to {0}, though it is still connected. It was a trial, which has most likely ended. Have a plan chosen for it in Xero, then sync; everything that was reviewed is kept.',
    'Xero niega el acceso a {0}, aunque sigue conectada. Era una prueba, que lo más probable es que haya terminado. Haga que se elija un plan para ella en Xero y luego sincronice; todo lo revisado se conserva.',
  ],
  [
    'That sign-in to Xero is not there any more. Connect Xero instead.',
    'Ese acceso a Xero ya no existe. Conecte Xero en su lugar.',
  ],
  [
    'That sign-in no longer covers this organisation. Connect Xero, and choose the organisation there.',
    'Ese acceso ya no abarca esta organización. Conecte Xero y elija allí la organización.',
  ],
  [
    'That sign-in to Xero was taken back meanwhile. Connect Xero for this company.',
    'Entretanto se retiró ese acceso a Xero. Conecte Xero para esta empresa.',
  ],
  [
    '{0} is the organisation of the company {1} already. Choose another one.',
    '{0} ya es la organización de la empresa {1}. Elija otra.',
  ],
  [
    'These books belong to {0}, and a company keeps its organisation. Add a company of its own for {1}.',
    'Estos libros son de {0} y una empresa conserva su organización. Añada una empresa propia para {1}.',
  ],
  [
    'Another window or command of Tallybridge is busy with the connection to Xero and did not finish. Wait a minute and try again; nothing is lost.',
    'Otra ventana u orden de Tallybridge está ocupada con la conexión a Xero y no terminó. Espere un minuto y pruebe de nuevo; no se pierde nada.',
  ],
  [
    'The connection to Xero cannot be kept, because the data folder ({0}) cannot be written. Mend this and try again; nothing is lost.',
    'La conexión a Xero no se puede conservar, porque no se puede escribir en la carpeta de datos ({0}). Corríjalo y pruebe de nuevo; no se ha perdido nada.',
  ],
  [
    '{0} was disconnected from Xero here. Its books are kept. Connect Xero to go on.',
    '{0} se desconectó de Xero aquí. Sus libros se conservan. Conecte Xero para continuar.',
  ],
  [
    '{0} was disconnected in Xero, so nothing can be read or sent. Connect Xero again, and choose {1} there; everything that was reviewed is kept.',
    '{0} se desconectó en Xero, así que no se puede leer ni enviar nada. Vuelva a conectar Xero y elija allí {1}; se conserva todo lo revisado.',
  ],
  [
    'Xero has another organisation called {0} now, and not the one of these books: it was made anew there. Nothing is sent to the other one. Add a company of its own for it.',
    'Xero tiene ahora otra organización llamada {0} y no la de estos libros: se creó de nuevo allí. No se envía nada a la otra. Añada una empresa propia para ella.',
  ],
  [
    'Xero refuses access to {0}, though it is still connected: its trial or subscription has ended, or your role there is too low. Look at both in Xero, then sync; or ask an Adviser or a Standard user to connect.',
    'Xero niega el acceso a {0}, aunque sigue conectada: su prueba o suscripción ha terminado, o el rol de usted allí es demasiado bajo. Compruebe ambas cosas en Xero y sincronice; o pida que se conecte un Adviser o un usuario Standard.',
  ],
  [
    'Xero is not connected, so there is nothing to disconnect.',
    'Xero no está conectado, así que no hay nada que desconectar.',
  ],
  [
    'A sync is under way, so Xero was not disconnected. Wait until it has ended, then disconnect.',
    'Hay una sincronización en curso, así que Xero no se desconectó. Espere a que termine y desconecte.',
  ],
  ['{0:author} disconnected Xero.', '{0} desconectó Xero.'],
  ['The organisation', 'La organización'],
  [
    'Nothing is connected yet. Connect Cledara and Xero first.',
    'Aún no hay nada conectado. Conecte primero Cledara y Xero.',
  ],
  ['{0:service} is not connected yet.', '{0} aún no está conectado.'],
  ['Cledara and Xero are not connected yet.', 'Cledara y Xero aún no están conectados.'],
  [
    'Xero is not connected yet, so the names in the file cannot be checked. Connect it first.',
    'Xero aún no está conectado, así que no se pueden comprobar los nombres del archivo. Conéctelo primero.',
  ],
  ['{0:service} no longer accepts the connection. Connect again.', '{0} ya no acepta la conexión. Vuelva a conectar.'],
  [
    'Cledara and Xero no longer accept the connection. Connect again.',
    'Cledara y Xero ya no aceptan la conexión. Vuelva a conectar.',
  ],
  [
    '{0:service} no longer accepts the connection, so nothing can be sent. Connect {1:service} again.',
    '{0} ya no acepta la conexión, así que no se puede enviar nada. Vuelva a conectar {1}.',
  ],
  [
    '{0:service} no longer accepts the connection, so nothing can be read. Connect {1:service} again.',
    '{0} ya no acepta la conexión, así que no se puede leer nada. Vuelva a conectar {1}.',
  ],
  ['The connection to Xero ended on {0:day}.', 'La conexión con Xero terminó el {0}.'],
  ['The connection to Xero ends on {0:day}.', 'La conexión con Xero termina el {0}.'],
  [
    'Xero ends a connection that was not used for {0:n} days.',
    'Xero termina una conexión que no se ha usado durante {0} días.',
  ],
  ['The connection to Xero is renewed ({0:n}).', 'Se ha renovado la conexión con Xero ({0}).'],
  ['Connect Xero again.', 'Vuelva a conectar Xero.'],
  ['Connect Cledara again.', 'Vuelva a conectar Cledara.'],
  ['Sync before then to keep it.', 'Sincronice antes para conservarla.'],
  [
    'No Xero organisation is chosen yet. Name it in the setup file under xero.tenant.',
    'Aún no se ha elegido ninguna organización de Xero. Indíquela en el archivo de configuración, en xero.tenant.',
  ],

  [
    '{0:service} sent an answer that is far larger than it should be, so it was not read. Nothing was lost; if it happens again, report it.',
    '{0} envió una respuesta mucho mayor de lo debido, así que no se leyó. No se ha perdido nada; si vuelve a pasar, comuníquelo.',
  ],
  [
    'The address of {0:service} is not one this program may talk to. Check the addresses in its settings.',
    'La dirección de {0} no es una con la que este programa pueda hablar. Compruebe las direcciones en sus ajustes.',
  ],
  [
    'What answered in place of {0:service} could not prove that it is {1:service}, so nothing was sent. Look whether the clock of this computer is right; on a network of an office or a hotel, ask whoever runs it. Nothing was lost, and the next run tries again.',
    'Lo que respondió en lugar de {0} no pudo demostrar que es {1}, así que no se envió nada. Mire si el reloj de este ordenador está bien; en la red de una oficina o de un hotel, pregunte a quien la lleva. No se ha perdido nada y la próxima sincronización lo intenta de nuevo.',
  ],
  [
    '{0:service} could not be reached. Check the internet connection; nothing was lost, and the next run goes on from here.',
    'No se pudo contactar con {0}. Compruebe la conexión a internet; no se ha perdido nada y la próxima sincronización sigue desde aquí.',
  ],
  [
    '{0:service} did not answer in time. Nothing was lost, and the next run tries again.',
    '{0} no respondió a tiempo. No se ha perdido nada y la próxima sincronización lo intenta de nuevo.',
  ],
  [
    '{0:service} broke off before its answer was complete. Nothing was lost, and the next run tries again.',
    '{0} cortó antes de completar su respuesta. No se ha perdido nada y la próxima sincronización lo intenta de nuevo.',
  ],
  [
    "{0:service} takes no more requests for now: today's allowance of requests is used up. Nothing was lost; it can go on after {1} UTC.",
    '{0} no admite más peticiones por ahora: se ha agotado el cupo de hoy. No se ha perdido nada; puede seguir a partir de {1} UTC.',
  ],
  [
    '{0:service} takes no more requests for now: too many requests came in a short time. Nothing was lost; it can go on after {1} UTC.',
    '{0} no admite más peticiones por ahora: llegaron demasiadas en poco tiempo. No se ha perdido nada; puede seguir a partir de {1} UTC.',
  ],
  [
    '{0:service} has a fault of its own at the moment (it answered with {1:n}). Nothing was lost, and the next run tries again.',
    '{0} tiene un fallo propio en este momento (respondió con {1}). No se ha perdido nada y la próxima sincronización lo intenta de nuevo.',
  ],

  [
    'Cledara refused the API key: it is wrong, or it was deleted.',
    'Cledara rechazó la clave de API: no es correcta o se eliminó.',
  ],
  [
    'In Cledara, make a new one under Settings › Profile › API Keys, then connect again.',
    'Cree una nueva en Cledara, en Settings › Profile › API Keys, y vuelva a conectar.',
  ],
  [
    'Cledara does not let this API key read the workspace, because a key sees what the user who made it sees. Ask an Admin or Finance user to make one under Settings › Profile › API Keys, then connect again.',
    'Cledara no deja que esta clave de API lea el espacio de trabajo, porque una clave ve lo que ve el usuario que la creó. Pida a un usuario Admin o Finance que cree una en Settings › Profile › API Keys y vuelva a conectar.',
  ],
  [
    'This is not a Cledara API key: it has spaces, line breaks or letters in it that no key has.',
    'Esto no es una clave de API de Cledara: contiene espacios, saltos de línea o letras que ninguna clave tiene.',
  ],
  [
    'A web page came where data from Cledara should be. A sign-in page of the network or a proxy may stand in between; open a web page in the browser to see, then try again. Nothing was changed.',
    'Llegó una página web en lugar de los datos de Cledara. Puede haber por medio una página de acceso a la red o un proxy; abra una página web en el navegador para verlo e inténtelo de nuevo. No se ha cambiado nada.',
  ],
  [
    'Cledara sent something that this version cannot read: {0:cledaraPart}. Nothing was changed. Try again later; if it stays, look for a newer version of Tallybridge.',
    'Cledara envió algo que esta versión no puede leer: {0}. No se ha cambiado nada. Inténtelo más tarde; si continúa, busque una versión más nueva de Tallybridge.',
  ],

  [
    'Xero no longer accepts this connection. Connect Xero again; everything that was reviewed is kept.',
    'Xero ya no acepta esta conexión. Vuelva a conectar Xero; todo lo revisado se conserva.',
  ],
  [
    'The keychain is locked, so the connection to Xero cannot be used. Unlock the keychain and try again. You stay connected to Xero.',
    'El llavero está bloqueado, así que no se puede usar la conexión con Xero. Desbloquee el llavero e inténtelo de nuevo. Sigue conectado a Xero.',
  ],
  [
    'Xero refused access to this organisation: it is no longer connected, or your role there has changed. Connect Xero again, or ask an administrator of the organisation to give you the Standard or Adviser role.',
    'Xero rechazó el acceso a esta organización: ya no está conectada o su rol ha cambiado. Vuelva a conectar Xero o pida a un administrador de la organización que le dé el rol Standard o Adviser.',
  ],
  [
    'Xero refused this app. The client ID is wrong, was deleted, or may not ask for what is needed. Check it at developer.xero.com and connect again.',
    'Xero rechazó esta aplicación. El identificador de cliente no es correcto, se eliminó o no puede pedir lo necesario. Compruébelo en developer.xero.com y vuelva a conectar.',
  ],
  [
    'Xero cannot be reached. Check the internet connection; nothing is lost, and it is tried again later.',
    'No se puede contactar con Xero. Compruebe la conexión a internet; no se ha perdido nada y se intentará más tarde.',
  ],
  [
    'Xero has a problem of its own at the moment (error {0:n}). Nothing is lost; try again in a few minutes.',
    'Xero tiene un problema propio en este momento (error {0}). No se ha perdido nada; inténtelo en unos minutos.',
  ],
  [
    "Xero's answer about {0:answerPart} was not understood, so nothing was done with it. Try again later; if it stays so, look for a newer version of Tallybridge.",
    'No se entendió la respuesta de Xero sobre {0}, así que no se hizo nada con ella. Inténtelo más tarde; si continúa, busque una versión más nueva de Tallybridge.',
  ],
  [
    "Xero did not answer, so we don't know yet whether it has this one. We'll look in Xero before anything is sent again, and won't send it twice.",
    'Xero no respondió, así que aún no sabemos si tiene esta. Lo comprobaremos en Xero antes de enviar nada de nuevo, y no se enviará dos veces.',
  ],
  [
    'Xero did not answer when a file was attached, so it may be there or not. It is sent again and takes the place of the first.',
    'Xero no respondió al adjuntar un archivo, así que puede estar o no. Se envía de nuevo y sustituye al primero.',
  ],
  [
    "Xero did not answer when contacts were made, so we don't know yet whether it has them. The next sync asks again, and uses those that are there.",
    'Xero no respondió al crear contactos, así que aún no sabemos si los tiene. La próxima sincronización lo pregunta de nuevo y usa los que haya.',
  ],
  [
    'It waited too long for its turn, so it was not sent this time. The next sync goes on from here.',
    'Esperó demasiado su turno, así que esta vez no se envió. La próxima sincronización sigue desde aquí.',
  ],
  ['Xero refused this.', 'Xero rechazó esto.'],
  ['It gave no reason.', 'No indicó el motivo.'],
  ['Xero says: {0}', 'Xero dice: {0}'],
  [
    'Xero took this request for another one that it knows, and turned it away. Nothing was lost; the next sync goes on from here.',
    'Xero tomó esta petición por otra que ya conoce y la rechazó. No se ha perdido nada; la próxima sincronización sigue desde aquí.',
  ],
  [
    'Xero does not have {0:answerPart}, or no longer. Nothing was done; try again later.',
    'Xero no tiene {0}, o ya no. No se ha hecho nada; inténtelo más tarde.',
  ],
  [
    'Xero was not connected, because access was not allowed there. Connect again when you want to allow it.',
    'No se conectó Xero, porque allí no se permitió el acceso. Vuelva a conectar cuando quiera permitirlo.',
  ],
  [
    'Xero was not connected: it no longer accepted this sign-in. Connect again, and sign in within five minutes.',
    'No se conectó Xero: ya no aceptaba este inicio de sesión. Vuelva a conectar e inicie sesión en cinco minutos.',
  ],
  [
    'Xero was not connected, because nobody finished signing in within five minutes. Connect again.',
    'No se conectó Xero, porque nadie terminó de iniciar sesión en cinco minutos. Vuelva a conectar.',
  ],
  ['Connecting Xero was cancelled. Nothing was changed.', 'Se canceló la conexión de Xero. No se ha cambiado nada.'],
  [
    'A client ID is needed. It is shown on the page of your app at developer.xero.com.',
    'Hace falta un identificador de cliente. Está en la página de su aplicación en developer.xero.com.',
  ],
  [
    'Other programs use all the ports that Xero may answer to ({0}). Close one of them and connect again.',
    'Otros programas usan todos los puertos a los que Xero puede responder ({0}). Cierre uno de ellos y vuelva a conectar.',
  ],

  ['No API key was given.', 'No se ha dado ninguna clave de API.'],
  [
    'The API key has characters that no key has, such as spaces or line breaks.',
    'La clave de API tiene caracteres que ninguna clave tiene, como espacios o saltos de línea.',
  ],
  [
    'This key opens another Cledara workspace: none of its applications is one of this company. Use a company of its own (--company NAME) for it.',
    'Esta clave abre otro espacio de trabajo de Cledara: ninguna de sus aplicaciones es de esta empresa. Use para él una empresa propia (--company NAME).',
  ],
  [
    "This is not the client id of a Xero app. It stands on the app's page under Configuration.",
    'Este no es el identificador de cliente de una aplicación de Xero. Está en la página de la aplicación, en Configuration.',
  ],
  ['No sign-in was begun.', 'No se ha empezado ningún inicio de sesión.'],
  [
    'The Cledara key could not be read from {0:store}. Unlock it and run again; if it was removed, connect Cledara again.',
    'No se pudo leer la clave de Cledara de {0}. Desbloquéelo y sincronice de nuevo; si se quitó, vuelva a conectar Cledara.',
  ],
];
