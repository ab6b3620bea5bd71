import type { INestApplication } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import swaggerUi from 'swagger-ui-express';

const DESCRIPTION = `左权县农村集体资产与土地改革登记簿、账簿。

先用“登录”取得访问令牌，再点右上角 Authorize 填入。金额单位为分，面积单位为 0.01 平方米，日期为 YYYY-MM-DD。
每项登记都要带请求头 Idempotency-Key：每次新的提交换一个新的键，重发时用原来的键。`;

export function openApiOf(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('地契 Diqi')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  return SwaggerModule.createDocument(app, config);
}

/**
 * Swagger UI at `/docs`, the document at `/docs-json`. Both describe; neither gives any right.
 * The document is made when it is first asked for: it takes longer than all else that starts.
 */
export function serveDocs(app: NestExpressApplication): void {
  let document: OpenAPIObject | undefined;
  app.use('/docs-json', (_: Request, response: Response) => response.json((document ??= openApiOf(app))));
  app.use(
    '/docs',
    swaggerUi.serve,
    swaggerUi.setup(undefined, {
      customSiteTitle: '地契 接口文档',
      swaggerOptions: { url: '/docs-json', persistAuthorization: true, docExpansion: 'none', filter: true },
    }),
  );
}
